"""What a report shows, read from the address."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Module
from people.models import Cohort, Department, Person, Position
from people.tree import DepartmentField
from reports import choices
from training import days, targets
from training.access import Reach
from training.models import Path

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2999, 12, 31)
LONGEST_SPAN = 3660
ONLY = "only"
PRIVATE = frozenset({"person", "manager"})
UNTOLD = "*"


class Order(StrEnum):
    NAME = "name"
    DUE = "due"  # what has been due for the longest time first
    ENDS = "ends"  # what ends first


@dataclass(frozen=True, slots=True)
class Filters:
    """Whose periods, and as of when: `at` is the last moment that is still known.

    `one` is the person of a report of one person, who may have left.
    """

    as_of: date
    at: datetime
    department: Department | None = None
    is_with_below: bool = True
    what: Course | Module | Path | None = None
    cohort: Cohort | None = None
    position: Position | None = None
    statuses: tuple[str, ...] = ()
    manager: Person | None = None
    person: str = ""
    due_from: date | None = None
    due_until: date | None = None
    expiring: int | None = None
    one: Person | None = None
    order: Order = Order.NAME

    def without_status(self) -> Self:
        return replace(self, statuses=())


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[
            MinValueValidator(FIRST_DAY, _("That day is too long ago.")),
            MaxValueValidator(LAST_DAY, _("That day is too far away.")),
        ],
    )


class FilterForm(forms.Form):
    """Reads Filters; who does not see everybody chooses among what she may see.

    `given` is what the address says, without what it leaves empty.
    """

    first: ClassVar[Sequence[str]] = ("department", "module", "person", "as_of")
    several: ClassVar[frozenset[str]] = frozenset({"status"})

    department = DepartmentField(
        label=_("Department"),
        required=False,
        empty_label=_("All departments"),
    )
    module = forms.ChoiceField(label=_("Module"), required=False)
    person = forms.CharField(
        label=_("Name or employee number"), required=False, max_length=80
    )
    as_of = _day(_("As of"))
    below = forms.ChoiceField(
        label=_("Departments below"),
        required=False,
        choices=[("", _("Count them in")), (ONLY, _("Only the department itself"))],
    )
    cohort = forms.ModelChoiceField(
        Cohort.objects.none(),
        label=_("Cohort"),
        required=False,
        empty_label=_("All cohorts"),
        to_field_name="slug",
    )
    position = forms.ModelChoiceField(
        Position.objects.order_by("name"),
        label=_("Position"),
        required=False,
        empty_label=_("All positions"),
    )
    manager = forms.CharField(
        label=_("Manager (name or number)"), required=False, max_length=80
    )
    due_from = _day(_("Due from"))
    due_until = _day(_("Due until"))
    expiring = forms.IntegerField(
        label=_("Valid for at most … days more"),
        required=False,
        min_value=1,
        max_value=LONGEST_SPAN,
    )
    status = forms.MultipleChoiceField(
        label=_("Status"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Mapping[str, Any], *, reach: Reach) -> None:
        self.reach = reach
        self.today = timezone.localdate(reach.at)
        self.given = self._given(data)
        filled = {"as-of": self.today.isoformat()} | self.usual() | self.given
        super().__init__(MultiValueDict(_lists(filled)))
        for name, offer in OFFERS.items():
            if name in self.fields:
                offer(self.fields[name], reach)

    def usual(self) -> dict[str, str]:
        """Return what holds where the address says nothing."""
        return {}

    def add_prefix(self, field_name: str) -> str:
        return field_name.replace("_", "-")

    def _given(self, data: Mapping[str, Any]) -> dict[str, Any]:
        lists = dict(_lists(data))
        found: dict[str, Any] = {}
        for name in self.base_fields:
            values = [one for one in lists.get(self.add_prefix(name), []) if one]
            if values:
                is_several = name in self.several
                found[self.add_prefix(name)] = values if is_several else values[-1]
        return found

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"] or self.today
        if day > self.today:
            raise forms.ValidationError(
                gettext("That day is still to come. Choose today or an earlier one.")
            )
        return day

    def clean_manager(self) -> Person | None:
        words = self.cleaned_data["manager"]
        if not words:
            return None
        found = choices.managers(words, reach=self.reach)
        if not found:
            raise forms.ValidationError(
                gettext("No manager bears that name or number. Check how it is spelt.")
            )
        if len(found) > 1:
            raise forms.ValidationError(
                gettext("Several managers bear that name. Give the employee number.")
            )
        return found[0]

    def clean_due_until(self) -> date | None:
        until: date | None = self.cleaned_data["due_until"]
        since: date | None = self.cleaned_data.get("due_from")
        if until and since and until < since:
            raise forms.ValidationError(
                gettext("This day lies before the first one. Exchange the two.")
            )
        return until

    @property
    def filters(self) -> Filters:
        cleaned = self.cleaned_data
        day = cleaned["as_of"]
        return Filters(
            as_of=day,
            at=min(days.end_of(day) - days.INSTANT, self.reach.at),
            department=cleaned.get("department"),
            is_with_below=cleaned.get("below") != ONLY,
            what=_what(cleaned.get("module", "")),
            cohort=cleaned.get("cohort"),
            position=cleaned.get("position"),
            statuses=tuple(cleaned.get("status", ())),
            manager=cleaned.get("manager"),
            person=cleaned.get("person", ""),
            due_from=cleaned.get("due_from"),
            due_until=cleaned.get("due_until"),
            expiring=cleaned.get("expiring"),
        )

    @property
    def codes(self) -> dict[str, Any]:
        """Return what is given without what may name a person."""
        told = {name: UNTOLD for name in PRIVATE if name in self.given}
        return self.given | told

    @property
    def private(self) -> dict[str, Any]:
        return {name: self.given[name] for name in PRIVATE if name in self.given}

    @property
    def leading(self) -> list[forms.BoundField]:
        return [self[name] for name in self.first if name in self.fields]

    @property
    def rest(self) -> list[forms.BoundField]:
        """Return the fields that stand behind those asked for most."""
        return [self[name] for name in self.fields if name not in self.first]

    @property
    def is_narrowed(self) -> bool:
        """Say whether one of the rest is given or wrong, so that it must be seen."""
        return any(one.errors or one.html_name in self.given for one in self.rest)

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield what is asked for, in words: the label, what was chosen."""
        for name in self.fields:
            field = self[name]
            if field.html_name in self.given | self.usual() and name != "as_of":
                yield str(field.label), self._said(name)

    def _said(self, name: str) -> str:
        value = self.cleaned_data[name]
        if not isinstance(value, str | list):
            return str(value)
        offered = dict(_flat(getattr(self.fields[name], "choices", ())))
        chosen = [value] if isinstance(value, str) else value
        return "、".join(str(offered.get(one, one)) for one in chosen)


def _offer_modules(field: Any, reach: Reach) -> None:
    field.choices = [("", gettext("All modules")), *choices.modules(reach)]


def _offer_statuses(field: Any, _reach: Reach) -> None:
    field.choices = choices.statuses()


def _offer_cohorts(field: Any, reach: Reach) -> None:
    field.queryset = choices.cohorts(reach).order_by("name", "pk")


OFFERS: Mapping[str, Callable[[Any, Reach], None]] = {
    "module": _offer_modules,
    "status": _offer_statuses,
    "cohort": _offer_cohorts,
}


def _lists(data: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield each name with its values, from an address or from stored JSON."""
    many = data.lists() if isinstance(data, MultiValueDict) else data.items()
    for name, value in many:
        yield name, list(value) if isinstance(value, list | tuple) else [value]


def _flat(offered: Any) -> Iterator[tuple[Any, Any]]:
    for value, label in offered:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def _what(words: str) -> Course | Module | Path | None:
    if not words:
        return None
    if words.startswith(choices.PATH):
        return Path.objects.current().get(slug=words.removeprefix(choices.PATH))
    return targets.what(words)
