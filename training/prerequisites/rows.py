"""Forms that hold a list of courses or modules: one row each, as many as one wants."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Module
from training.prerequisites.choices import Things

SPARE, MOST = 3, 40


class RowsForm(forms.Form):
    """Has the fields row_1, row_2 …; a few more than are filled, and more on demand."""

    row_label = _("Course or module")

    def __init__(
        self, data: Mapping[str, Any] | None, *, things: Things, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.things = things
        self.numbers = range(1, self._count(data or initial or {}) + 1)
        for number in self.numbers:
            self.add_row(number)

    def _count(self, known: Mapping[str, Any]) -> int:
        """Return how many rows to show; what is asked for is never cut."""
        named = [name.partition("_") for name in known if known[name]]
        filled = [int(n) for row, _, n in named if row == "row" and n.isdecimal()]
        least = max(filled, default=0) + (SPARE if "more" in known else 1)
        return min(max(least, SPARE), MOST)

    def add_row(self, number: int) -> None:
        label = f"{self.row_label} {number}"
        choices = [("", "—"), *self.things.groups]
        self.fields[f"row_{number}"] = forms.ChoiceField(
            label=label, choices=choices, required=False
        )

    def chosen(self) -> dict[int, Course | Module]:
        """Return what was chosen, by the number of its row; a doubled one is wrong."""
        found: dict[int, Course | Module] = {}
        for number in self.numbers:
            words = self.cleaned_data.get(f"row_{number}")
            if not words:
                continue
            what = self.things.by_value[words]
            if any(_overlap(what, other) for other in found.values()):
                self.add_error(f"row_{number}", gettext("This stands here already."))
            found[number] = what
        return found


def _overlap(one: Course | Module, other: Course | Module) -> bool:
    """Say whether they are the same, or one a part of the other."""
    if isinstance(one, Module) and isinstance(other, Module):
        return one.pk == other.pk
    return _course(one) == _course(other)


def _course(what: Course | Module) -> int:
    return what.course_id if isinstance(what, Module) else what.pk
