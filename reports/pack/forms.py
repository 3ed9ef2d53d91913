"""What HR asks for: whose pack, and of what time."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Department, Person
from people.tree import DepartmentField
from reports.filters import ONLY
from reports.pack.order import Order
from training import days


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class PackForm(forms.Form):
    """Reads an Order: of one person, or of a department as it was on the last day."""

    who = forms.CharField(
        label=_("Name or employee number"),
        required=False,
        max_length=80,
        help_text=_("For one person."),
    )
    department = DepartmentField(
        label=_("Or a department"),
        required=False,
        empty_label=_("No department"),
        help_text=_("Who works there on the last day of the time."),
    )
    below = forms.ChoiceField(
        label=_("Departments below"),
        required=False,
        choices=[("", _("Count them in")), (ONLY, _("Only the department itself"))],
    )
    since = _day(_("From"))
    until = _day(_("Until (with that day)"))

    def clean_who(self) -> Person | None:
        typed = self.cleaned_data["who"].strip()
        if not typed:
            return None
        named = Q(employee_number=typed) | Q(username=typed) | Q(name=typed)
        found = list(Person.objects.filter(named).order_by("pk")[:2])
        if not found:
            raise forms.ValidationError(
                _("Nobody bears that name or number. Check how it is spelt.")
            )
        if len(found) > 1:
            raise forms.ValidationError(
                _("Several people bear that name. Give the employee number.")
            )
        person: Person = found[0]
        return person

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        since: date | None = self.cleaned_data.get("since")
        if since and day < since:
            raise forms.ValidationError(
                _("This day lies before the first one. Exchange the two.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if "who" in cleaned and "department" in cleaned:
            chosen = [cleaned["who"], cleaned["department"]]
            if len([one for one in chosen if one]) != 1:
                raise forms.ValidationError(
                    _("Choose either one person or one department.")
                )
        return cleaned

    def say_too_many(self, most: int) -> None:
        words = _("More than %(most)s people work there. Choose a smaller department.")
        self.add_error("department", str(words) % {"most": most})

    def say_nobody(self) -> None:
        self.add_error("department", _("Nobody worked there on that day."))

    @property
    def arguments(self) -> dict[str, object]:
        """Return the order as a job keeps it: keys and days."""
        cleaned = self.cleaned_data
        person, department = cleaned["who"], cleaned["department"]
        whose: dict[str, object] = (
            {"who": person.pk}
            if person
            else {"department": department.pk, "below": cleaned["below"]}
        )
        return whose | {name: cleaned[name].isoformat() for name in ("since", "until")}


def order(arguments: Mapping[str, Any], *, at: datetime) -> Order:
    """Return the order that the arguments of a job hold, as of its moment."""
    since, until = (date.fromisoformat(arguments[one]) for one in ("since", "until"))
    last = min(until, timezone.localdate(at))
    return Order(
        since=since,
        until=last,
        at=min(days.end_of(last) - days.INSTANT, at),
        person=Person.objects.filter(pk=arguments.get("who", 0)).first(),
        department=Department.objects.filter(pk=arguments.get("department", 0)).first(),
        is_with_below=arguments.get("below") != ONLY,
    )
