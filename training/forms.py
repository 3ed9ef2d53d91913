"""What a trainer or HR says when she assigns, extends, waives or withdraws."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Module
from people.models import Cohort, Department
from training import targets
from training.access import Reach
from training.assignments import Order
from training.audience import Whom

LONGEST_DAYS = 3650


class OrderForm(forms.Form):
    """Reads an Order: what, one of three kinds of whom, one of two kinds of due."""

    what = forms.ChoiceField(label=_("Course or module"))
    department = forms.ModelChoiceField(
        Department.objects.none(),
        label=_("Department"),
        required=False,
        empty_label=_("No department"),
    )
    is_with_subdepartments = forms.BooleanField(
        label=_("With the departments below it"), required=False, initial=True
    )
    cohort = forms.ModelChoiceField(
        Cohort.objects.none(),
        label=_("Cohort"),
        required=False,
        empty_label=_("No cohort"),
        to_field_name="slug",
    )
    person = forms.CharField(label=_("Employee number"), required=False, max_length=40)
    due_on = forms.DateField(
        label=_("Due on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("To be done by the end of that day."),
    )
    due_days = forms.IntegerField(
        label=_("or within so many days"),
        required=False,
        min_value=1,
        max_value=LONGEST_DAYS,
    )
    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=300,
        help_text=_("Each person reads this: a sentence that makes sense to her."),
    )

    order: Order

    def __init__(self, data: Mapping[str, Any] | None, *, reach: Reach) -> None:
        super().__init__(data)
        self.reach = reach
        self.fields["what"].choices = to_be_learnt(reach)  # type: ignore[attr-defined]  # a ChoiceField
        _rows(self, "cohort", reach.taught_cohorts().order_by("name", "pk"))
        if reach.has_departments:
            _rows(self, "department", Department.objects.order_by("path"))
        else:
            del self.fields["department"], self.fields["is_with_subdepartments"]

    def clean_person(self) -> Whom | None:
        number = self.cleaned_data["person"].strip()
        found = targets.person(number) if number else None
        if number and found is None:
            raise forms.ValidationError(
                gettext("Nobody who is active has this employee number.")
            )
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["due_on"] and cleaned["due_days"]:
            self.add_error(
                "due_days", gettext("Give a day or a number of days, not both.")
            )
        whom = [cleaned.get(name) for name in ("department", "cohort", "person")]
        meant = [one for one in whom if one]
        if len(meant) != 1:
            message = gettext("Say whom: one department, one cohort or one person.")
            self.add_error(None, message)
        else:
            self._order(cleaned, meant[0])
        return cleaned

    def _order(self, cleaned: dict[str, Any], whom: Whom) -> None:
        self.order = Order(
            what=targets.what(cleaned["what"]),
            whom=whom,
            due=cleaned["due_on"] or cleaned["due_days"],
            why=cleaned["why"].strip(),
            is_with_subdepartments=cleaned.get("is_with_subdepartments", True),
        )
        if not self.reach.may_give(self.order):
            self.add_error(
                None, gettext("You do not teach this course to these people.")
            )


def _rows(form: forms.Form, name: str, rows: Any) -> None:
    form.fields[name].queryset = rows  # type: ignore[attr-defined]  # a ModelChoiceField


def to_be_learnt(reach: Reach) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each course with its modules as one group."""
    courses = reach.taught_courses().order_by("title", "pk")
    modules = Module.objects.filter(course__in=courses).to_be_learnt()
    groups = {
        course.pk: (course.title, [(course.slug, gettext("The whole course"))])
        for course in courses
    }
    for module in modules.select_related("course").order_by("position", "pk"):
        _title, choices = groups[module.course_id]
        choices.append((f"{module.course.slug}/{module.slug}", module.title))
    return list(groups.values())


class ReasonForm(forms.Form):
    why = forms.CharField(label=_("Reason"), max_length=300)


class ExtensionForm(ReasonForm):
    due_on = forms.DateField(
        label=_("New due date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    field_order = ("due_on", "why")
