"""The report of one person: all that was asked of her, as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from people.models import Person
from reports import completions, gathering
from reports.columns import Row
from reports.filters import FilterForm
from reports.gathering import Place
from training.access import Reach


class PersonForm(FilterForm):
    """Reads nothing but the day."""

    first = ("as_of",)
    department = None  # type: ignore[assignment]  # Django's way to leave out a field
    module = None  # type: ignore[assignment]  # as above
    person = None  # type: ignore[assignment]  # as above
    below = None  # type: ignore[assignment]  # as above
    cohort = None  # type: ignore[assignment]  # as above
    position = None  # type: ignore[assignment]  # as above
    manager = None  # type: ignore[assignment]  # as above
    due_from = None  # type: ignore[assignment]  # as above
    due_until = None  # type: ignore[assignment]  # as above
    expiring = None  # type: ignore[assignment]  # as above
    status = None  # type: ignore[assignment]  # as above


@dataclass(frozen=True, slots=True)
class PersonReport:
    """Where she worked that day, and what was asked of her, the newest first."""

    place: Place
    rows: Sequence[Row]


def of(person: Person, form: PersonForm, *, reach: Reach) -> PersonReport:
    filters = replace(form.filters, one=person)
    rows = list(completions.every(filters, reach=reach))
    rows.sort(key=lambda row: (row.opened_on, row.key), reverse=True)
    return PersonReport(gathering.place_of(person, filters), rows)
