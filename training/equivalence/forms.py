"""What is said when a course takes the place of another."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Module
from training.access import Reach
from training.equivalence import access, modules
from training.equivalence.changing import Pair
from training.equivalence.modules import Plan

NOTE = "note"


class CoursesForm(forms.Form):
    was = forms.ModelChoiceField(
        Course.objects.none(), label=_("Old course"), empty_label=_("Choose…")
    )
    now = forms.ModelChoiceField(
        Course.objects.none(), label=_("New course"), empty_label=_("Choose…")
    )

    def __init__(self, data: Mapping[str, Any] | None, *, reach: Reach) -> None:
        super().__init__(data)
        self._offer("was", access.old_courses(reach))
        self._offer("now", access.new_courses(reach))

    def _offer(self, name: str, courses: QuerySet[Course]) -> None:
        field = cast("forms.ModelChoiceField[Course]", self.fields[name])
        field.queryset = courses.order_by("title", "pk")
        field.label_from_instance = _named  # type: ignore[assignment,method-assign]  # Django's documented hook

    def clean_was(self) -> Course:
        course: Course = self.cleaned_data["was"]
        if not modules.old(course):
            raise forms.ValidationError(gettext("Nothing can be completed in it."))
        return course

    def clean_now(self) -> Course:
        course: Course = self.cleaned_data["now"]
        if not modules.new(course):
            raise forms.ValidationError(gettext("There is nothing to learn in it yet."))
        return course


def _named(course: Course) -> str:
    if course.archived_at is None:
        return course.title
    return gettext("%(title)s (archived)") % {"title": course.title}


class TableForm(forms.Form):
    """One row for each old module: which new one it counts for, or none."""

    note = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("It stays in the record of each person it credits."),
    )

    plan: Plan

    def __init__(
        self, data: Mapping[str, Any] | None, *, was: Course, now: Course
    ) -> None:
        super().__init__(data)
        self.now = {one.pk: one for one in modules.new(now)}
        known = modules.settled(was, now)
        every = modules.old(was)
        self.settled = [known[one.pk] for one in every if one.pk in known]
        self.open = [one for one in every if one.pk not in known]
        for one in self.open:
            self.fields[_name(one)] = self._row(one)

    def _row(self, one: Module) -> forms.ChoiceField:
        others = [other for other in self.now.values() if other.pk != one.pk]
        alike = modules.alike(one, others)
        return forms.ChoiceField(
            label=one.title,
            required=False,
            choices=[
                ("", gettext("Does not count")),
                *((str(other.pk), other.title) for other in others),
            ],
            initial=str(alike.pk) if alike else "",
        )

    @property
    def rows(self) -> list[forms.BoundField]:
        return [self[_name(one)] for one in self.open]

    @property
    def pairs(self) -> list[Pair]:
        return [(was, now) for was, now in self.plan if now is not None]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [(one, cleaned.get(_name(one), "")) for one in self.open]
        self.plan = [(one, self.now[int(key)] if key else None) for one, key in chosen]
        if not self.errors and not self.pairs:
            self.add_error(
                None, gettext("Choose a new module for at least one old one.")
            )
        return cleaned


def _name(one: Module) -> str:
    return f"module_{one.pk}"


class EndForm(forms.Form):
    why = forms.CharField(label=_("Reason"), max_length=300)
