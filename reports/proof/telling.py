"""Tells in words what an exported file holds: its report and its filters."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Cohort, Department, Person, Position
from reports import choices, filters, kinds
from reports.kinds import NoSuchReport
from training import access

# Files that no report makes, and the names of their filters.
TITLES: dict[str, str | Promise] = {
    "pack": gettext_lazy("Auditor's pack"),
}
LABELS: dict[str, str | Promise] = {
    "who": gettext_lazy("Person"),
    "department": gettext_lazy("Department"),
    "since": gettext_lazy("From"),
    "until": gettext_lazy("Until"),
    "as-of": gettext_lazy("As of"),
}
HIDDEN = {"as-of"}  # it has a line of its own


class Teller:
    """Finds names for codes; asks for each kind of name once, however many files."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at

    def title(self, report: str) -> str:
        if report in TITLES:
            return str(TITLES[report])
        try:
            return str(kinds.named(report).title)
        except NoSuchReport:
            return report

    def filters(self, report: str, given: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Return label and words of each filter; a code nobody knows stays a code."""
        labels = self._labels(report)
        return [
            (labels.get(name, name), self._said(name, value))
            for name, value in given.items()
            if name not in HIDDEN
        ]

    def _labels(self, report: str) -> dict[str, str]:
        found = {name: str(label) for name, label in LABELS.items()}
        try:
            fields = kinds.named(report).form.base_fields
        except NoSuchReport:
            return found
        return found | {
            name.replace("_", "-"): str(field.label) for name, field in fields.items()
        }

    def _said(self, name: str, value: Any) -> str:
        if value == filters.UNTOLD:
            return _("chosen by name (not kept here)")
        values = value if isinstance(value, list) else [value]
        return "、".join(self._word(name, str(one)) for one in values)

    def _word(self, name: str, code: str) -> str:
        finders: dict[str, Any] = {
            "department": lambda: self._departments,
            "module": lambda: self._modules,
            "cohort": lambda: self._cohorts,
            "position": lambda: self._positions,
            "status": lambda: dict(choices.statuses()),
            "below": lambda: {filters.ONLY: _("Only the department itself")},
            "who": lambda: _people(code),
        }
        found = finders[name]() if name in finders else {}
        return str(found.get(code, code))

    @cached_property
    def _departments(self) -> dict[str, str]:
        return {
            str(key): name for key, name in Department.objects.values_list("pk", "name")
        }

    @cached_property
    def _positions(self) -> dict[str, str]:
        return {
            str(key): name for key, name in Position.objects.values_list("pk", "name")
        }

    @cached_property
    def _cohorts(self) -> dict[str, str]:
        return dict(Cohort.objects.values_list("slug", "name"))

    @cached_property
    def _modules(self) -> dict[str, str]:
        return dict(_flat(choices.modules(access.everything(at=self.at))))


def _people(key: str) -> dict[str, str]:
    if not key.isdecimal():
        return {}
    return {str(one.pk): str(one) for one in Person.objects.filter(pk=int(key))}


def _flat(groups: list[choices.Group]) -> Iterator[tuple[str, str]]:
    for title, modules in groups:
        for place, (code, name) in enumerate(modules):
            yield code, name if place else title


def in_line(told: Iterable[tuple[str, str]]) -> str:
    """Return filters in one line, with the marks of the reader's language."""
    return _("; ").join(_(": ").join(map(str, one)) for one in told)
