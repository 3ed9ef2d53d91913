"""What a completion report shows, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Module
from people.models import Cohort, Department
from training import days, targets, words
from training.access import Reach
from training.status import Status


@dataclass(frozen=True, slots=True)
class Filters:
    """Whose periods, and as of when: `at` is the last moment that is still known."""

    as_of: date
    at: datetime
    department: Department | None = None
    what: Course | Module | None = None
    cohort: Cohort | None = None
    status: str = ""

    def without_status(self) -> Self:
        return replace(self, status="")


class FilterForm(forms.Form):
    """Reads Filters; who teaches chooses among her own courses and cohorts."""

    department = forms.ModelChoiceField(
        Department.objects.all(),
        label=_("Department"),
        required=False,
        empty_label=_("All, with those below"),
    )
    module = forms.ChoiceField(label=_("Module"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    cohort = forms.ModelChoiceField(
        Cohort.objects.none(),
        label=_("Cohort"),
        required=False,
        empty_label=_("All cohorts"),
        to_field_name="slug",
    )
    as_of = forms.DateField(
        label=_("As of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Mapping[str, Any], *, reach: Reach) -> None:
        today = timezone.localdate(reach.at)
        self.given = {name: data[name] for name in NAMES if data.get(name)}
        super().__init__({"as-of": today.isoformat(), **self.given})
        self.reach = reach
        self.today = today
        courses = reach.taught_courses()
        _choose(self, "module", [("", gettext("All modules")), *_modules(courses)])
        _choose(self, "status", [("", gettext("Every status")), *_statuses()])
        cohorts = reach.taught_cohorts().order_by("name", "pk")
        self.fields["cohort"].queryset = cohorts  # type: ignore[attr-defined]  # a ModelChoiceField
        tree = Department.objects.order_by("path")
        self.fields["department"].queryset = tree  # type: ignore[attr-defined]  # a ModelChoiceField

    def add_prefix(self, field_name: str) -> str:
        return field_name.replace("_", "-")

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"] or self.today
        if day > self.today:
            raise forms.ValidationError(
                gettext("That day is still to come. Choose today or an earlier one.")
            )
        return day

    @property
    def filters(self) -> Filters:
        cleaned = self.cleaned_data
        day = cleaned["as_of"]
        return Filters(
            as_of=day,
            at=min(days.end_of(day) - days.INSTANT, self.reach.at),
            department=cleaned["department"],
            what=targets.what(cleaned["module"]) if cleaned["module"] else None,
            cohort=cleaned["cohort"],
            status=cleaned["status"],
        )


NAMES = ("department", "module", "status", "cohort", "as-of")


def _choose(form: forms.Form, name: str, choices: list[Any]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


def _modules(courses: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each course with its modules as one group."""
    groups = {
        course.pk: (course.title, [(course.slug, gettext("The whole course"))])
        for course in courses.order_by("title", "pk")
    }
    modules = Module.objects.filter(course__in=courses).select_related("course")
    for module in modules.order_by("position", "pk"):
        address = f"{module.course.slug}/{module.slug}"
        groups[module.course_id][1].append((address, module.title))
    return list(groups.values())


def _statuses() -> list[tuple[str, str]]:
    return [(code.value, str(words.LABELS[code])) for code in Status]
