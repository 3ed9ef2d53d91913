"""The part of the form that says whom: one of five ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import Cohort, Person, Position
from people.tree import DepartmentField
from training import targets
from training.access import Reach
from training.assigning.rules import RELATIONS as RELATIONS_OF
from training.assigning.rules import Field, Relation, Rule
from training.assigning.sentences import Clause
from training.audience import Whom
from training.ordering import naming

ROWS = range(1, 6)

FIELDS = (
    ("", "—"),
    (Field.DEPARTMENT.value, _("Department")),
    (Field.POSITION.value, _("Position")),
    (Field.COHORT.value, _("Cohort")),
    (Field.MANAGER.value, _("Manager (employee number)")),
    (Field.STARTED.value, _("First day at work")),
    (Field.COMPLETED.value, _("Completed module")),
)

RELATIONS = (
    ("is", _("is")),
    ("is-not", _("is not")),
    ("below", _("is or lies below")),
    ("below-not", _("is not and lies not below")),
    ("after", _("later than")),
    ("since", _("on or after")),
    ("before", _("earlier than")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One condition: what it asks about, how it compares, with what."""

    field: BoundField
    relation: BoundField
    value: BoundField

    @property
    def fields(self) -> tuple[BoundField, ...]:
        return self.field, self.relation, self.value


class WhomForm(forms.Form):
    """Reads whom: a department, a cohort, a position, a person, or a rule of rows."""

    department = DepartmentField(
        label=_("Department"),
        required=False,
        empty_label=_("No department"),
    )
    is_with_subdepartments = forms.BooleanField(
        label=_("With the departments below it"), required=False, initial=True
    )
    position = forms.ModelChoiceField(
        Position.objects.none(),
        label=_("Position"),
        required=False,
        empty_label=_("No position"),
    )
    cohort = forms.ModelChoiceField(
        Cohort.objects.none(),
        label=_("Cohort"),
        required=False,
        empty_label=_("No cohort"),
        to_field_name="slug",
    )
    person = forms.CharField(label=_("Employee number"), required=False, max_length=40)
    rule_joint = forms.ChoiceField(
        label=_("Of these conditions"),
        choices=(("all", _("all must hold")), ("any", _("one is enough"))),
        required=False,
    )

    def prepare_whom(self, reach: Reach) -> None:
        """Offer what is within reach; who teaches a cohort gives to it or to people."""
        _rows(self, "cohort", reach.taught_cohorts().order_by("name", "pk"))
        if not reach.has_departments:
            for name in ("department", "is_with_subdepartments", "position"):
                del self.fields[name]
            del self.fields["rule_joint"]
            return
        _rows(self, "position", Position.objects.order_by("name"))
        for number in ROWS:
            self.fields |= _row(number)

    @property
    def rows(self) -> list[Row]:
        numbers = ROWS if "rule_joint" in self.fields else ()
        return [
            Row(*(self[f"rule_{number}_{part}"] for part in PARTS))
            for number in numbers
        ]

    @property
    def suggestions(self) -> list[tuple[str, str]]:
        """Return what may stand as a value of a row: the value, and what it is."""
        return naming.suggestions() if self.rows else []

    def clean_person(self) -> Person | None:
        number = self.cleaned_data["person"].strip()
        found = targets.person(number) if number else None
        if number and found is None:
            raise forms.ValidationError(
                gettext("Nobody who is active has this employee number.")
            )
        return found

    def whom(self, cleaned: dict[str, Any]) -> Whom | None:
        """Return the one that is meant; several or none are an error of the form."""
        rule = self._rule(cleaned)
        names = ("department", "position", "cohort", "person")
        meant = [one for one in (*map(cleaned.get, names), rule) if one]
        if self.errors.keys() & {*names, *(f"rule_{one}_value" for one in ROWS)}:
            return None
        if len(meant) != 1:
            self.add_error(
                None,
                gettext(
                    "Say whom: one department, one position, one cohort, one person or"
                    " a rule."
                ),
            )
            return None
        return meant[0]

    def _rule(self, cleaned: dict[str, Any]) -> Rule | None:
        conditions = tuple(self._conditions(cleaned))
        is_any = cleaned.get("rule_joint") == "any"
        return Rule(conditions, is_any) if conditions else None

    def _conditions(self, cleaned: dict[str, Any]) -> Iterator[Any]:
        for number in ROWS if "rule_joint" in self.fields else ():
            parts = [cleaned.get(f"rule_{number}_{part}", "") for part in PARTS]
            if not (parts[0] or parts[2].strip()):
                continue
            try:
                yield targets.condition(_clause(*parts))
            except Unfit as problem:
                self.add_error(f"rule_{number}_value", str(problem))
            except PROBLEMS as problem:
                self.add_error(f"rule_{number}_value", naming.wrong(problem))


PARTS = ("field", "relation", "value")
PROBLEMS = (targets.NotFound, targets.NotUnderstood, targets.NotUnique)


class Unfit(Exception):
    """The parts of a condition make no whole; says why in words."""


def _clause(field: str, relation: str, value: str) -> Clause:
    if not field:
        raise Unfit(gettext("Choose what this condition asks about."))
    if not value.strip():
        raise Unfit(gettext("Say what it is compared with."))
    name, _dash, negation = (relation or "is").partition("-")
    if Relation(name) not in RELATIONS_OF[Field(field)]:
        words = gettext("“%(field)s” cannot be asked with “%(relation)s”.")
        told = {"field": dict(FIELDS)[field], "relation": dict(RELATIONS)[relation]}
        raise Unfit(words % told)
    return Clause(Field(field), Relation(name), value.strip(), bool(negation))


def _row(number: int) -> dict[str, forms.Field]:
    return {
        f"rule_{number}_field": forms.ChoiceField(
            label=_("Condition %(number)d: about") % {"number": number},
            choices=FIELDS,
            required=False,
        ),
        f"rule_{number}_relation": forms.ChoiceField(
            label=_("Condition %(number)d: how") % {"number": number},
            choices=RELATIONS,
            required=False,
        ),
        f"rule_{number}_value": forms.CharField(
            label=_("Condition %(number)d: value") % {"number": number},
            required=False,
            max_length=200,
            widget=forms.TextInput(attrs={"list": "rule-values"}),
        ),
    }


def _rows(form: forms.Form, name: str, rows: Any) -> None:
    form.fields[name].queryset = rows  # type: ignore[attr-defined]  # a ModelChoiceField
