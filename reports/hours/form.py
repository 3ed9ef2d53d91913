"""What the report of hours can be asked for."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reports.filters import FIRST_DAY, FilterForm, Filters


class By(StrEnum):
    PERSON = "person"
    DEPARTMENT = "department"
    MODULE = "module"


@dataclass(frozen=True, slots=True)
class HoursFilters(Filters):
    """Filters, and the first and the last day of the span."""

    since: date = FIRST_DAY
    until: date = FIRST_DAY
    by: By = By.PERSON


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class HoursForm(FilterForm):
    """Reads HoursFilters; usually the year up to the day of the report."""

    first: ClassVar = ("by", "since", "until", "department", "module")
    by = forms.ChoiceField(
        label=_("Add up by"),
        required=False,
        choices=[
            (By.PERSON.value, _("Person")),
            (By.DEPARTMENT.value, _("Department")),
            (By.MODULE.value, _("Module")),
        ],
    )
    since = _day(_("From"))
    until = _day(_("Until"))
    status = None  # type: ignore[assignment]  # Django's way to leave out a field
    due_from = None  # type: ignore[assignment]  # as above
    due_until = None  # type: ignore[assignment]  # as above
    expiring = None  # type: ignore[assignment]  # as above

    def clean(self) -> dict[str, Any]:
        """Let the span end with the day of the report, and begin with its year."""
        cleaned = self.cleaned_data
        if not self.errors:
            day: date = cleaned["as_of"]
            until: date = cleaned["until"] or day
            since: date = cleaned["since"] or until.replace(month=1, day=1)
            cleaned |= {"since": since, "until": until}
            if until > day:
                self.add_error(
                    "until", gettext("This lies after the day of the report.")
                )
            elif since > until:
                self.add_error("since", gettext("This lies after the last day."))
        return cleaned

    @property
    def filters(self) -> HoursFilters:
        known = super().filters
        mine = {field.name: getattr(known, field.name) for field in fields(Filters)}
        cleaned = self.cleaned_data
        by = By(cleaned["by"] or By.PERSON)
        return HoursFilters(
            **mine, since=cleaned["since"], until=cleaned["until"], by=by
        )
