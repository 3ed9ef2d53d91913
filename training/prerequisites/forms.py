"""What a trainer or HR says when something must be done first."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Module
from training.prerequisites.changes import Wish
from training.prerequisites.choices import Things
from training.prerequisites.graph import Circle
from training.prerequisites.met import Aim
from training.prerequisites.rows import RowsForm

ALL, SOME = "all", "some"


class PrerequisiteForm(RowsForm):
    """Reads a Wish: what opens later, and the rows of what is to be done first."""

    what = forms.ChoiceField(label=_("What opens only then"))
    how = forms.ChoiceField(
        label=_("How much of it"),
        choices=((ALL, _("All of it")), (SOME, _("At least so many of it"))),
        widget=forms.RadioSelect,
        initial=ALL,
    )
    least = forms.IntegerField(
        label=_("How many of them"),
        required=False,
        min_value=1,
        help_text=_("Only if not all of them are asked for."),
    )

    row_label = _("First")
    wish: Wish

    def __init__(
        self, data: Mapping[str, Any] | None, *, own: Things, things: Things
    ) -> None:
        super().__init__(data, things=things)
        self.own = own
        first = ("", gettext("Choose…"))
        self.fields["what"].choices = [first, *own.groups]  # type: ignore[attr-defined]  # a ChoiceField

    def add_row(self, number: int) -> None:
        super().add_row(number)
        self.fields[f"percent_{number}"] = forms.IntegerField(
            label=_("Least score in percent (if it matters)"),
            required=False,
            min_value=1,
            max_value=100,
        )

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"row_{n}"], self[f"percent_{n}"]) for n in self.numbers]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = self.chosen()
        for number in self.numbers:
            if cleaned.get(f"percent_{number}") and number not in chosen:
                message = gettext("Say what must be done with this score.")
                self.add_error(f"row_{number}", message)
        if not chosen:
            self.add_error("row_1", gettext("Say what must be done first."))
        least = self._least(cleaned, len(chosen))
        if not self.errors:
            what = self.own.by_value[cleaned["what"]]
            self.wish = Wish(what, self._aims(chosen), least)
        return cleaned

    def _least(self, cleaned: dict[str, Any], count: int) -> int | None:
        if cleaned.get("how") != SOME:
            return None
        least: int | None = cleaned.get("least")
        if "least" not in self.errors and not (least and least <= count):
            message = gettext("A number from 1 to as many as stand below.")
            self.add_error("least", message)
        return least

    def _aims(self, chosen: Mapping[int, Course | Module]) -> list[Aim]:
        return [
            Aim(
                what.course if isinstance(what, Module) else what,
                what if isinstance(what, Module) else None,
                self.cleaned_data.get(f"percent_{number}"),
            )
            for number, what in chosen.items()
        ]

    def refuse(self, circle: Circle) -> None:
        self.add_error(None, told(circle))


def told(circle: Circle) -> str:
    """Name the way round in one sentence."""
    names = [gettext("“%(course)s”") % {"course": name} for name in circle.way]
    way = gettext(" needs ").join(names)
    return gettext("This would run in a circle: %(way)s.") % {"way": way}
