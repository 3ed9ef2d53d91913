"""Checks the rows of a file against the people, the modules and the records."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from engine.markup.problem import gettext_noop as _
from engine.tables.reading import Sheet
from people.imports.values import plain
from people.models import Person
from people.sheets.columns import places
from people.sheets.telling import Reach, silently, told
from training.evidence import crediting
from training.evidence.imports import rows
from training.evidence.imports.catalogue import Catalogue, NotUnique
from training.evidence.imports.fields import Field
from training.evidence.imports.lines import Kind, Line
from training.evidence.imports.rows import Row
from training.evidence.known import Key, Known, key_of
from training.models import Evidence, EvidenceBatch

UNKNOWN = _("Nobody has the employee number {number}.")
OTHER_NAME = _("This employee number belongs to {name}.")
NOT_UNIQUE = _("Several are called so; write course/module as in their addresses.")

CHUNK = 1000

type People = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Order:
    """For whom a file is read, and when."""

    batch: EvidenceBatch
    by: Person | None
    at: datetime


@dataclass(slots=True)
class Plan:
    """Every line of a file."""

    lines: list[Line] = field(default_factory=list)

    @property
    def pieces(self) -> list[Evidence]:
        return [piece for line in self.lines for piece in line.pieces]

    def counts(self) -> dict[str, int]:
        found = Counter(line.kind for line in self.lines)
        return {str(kind): found[kind] for kind in Kind}

    def elsewhere(self) -> Counter[str]:
        """Count the new rows that are of none of our modules, by what they name."""
        return Counter(line.row.what for line in self.lines if line.is_elsewhere)

    def portions(self) -> Iterator[Sequence[Evidence]]:
        """Yield what is to be recorded, all of a person at once.

        Of what she learnt several times a period takes the best, so that no piece of
        hers may be looked at without the others.
        """
        portion: list[Evidence] = []
        last = None
        for piece in sorted(self.pieces, key=lambda one: one.person_id):
            if len(portion) >= CHUNK and piece.person_id != last:
                yield portion
                portion = []
            portion.append(piece)
            last = piece.person_id
        if portion:
            yield portion

    def satisfied(self, *, at: datetime) -> int:
        """Say how many periods would be satisfied."""
        return sum(
            len(crediting.matched(some, crediting.open_periods(some), at=at))
            for some in self.portions()
        )


def plan(
    sheet: Sheet,
    columns: Mapping[str, str],
    order: Order,
    reach: Reach = silently,
) -> Plan:
    """Compare the whole file with what is recorded; nothing is changed.

    Raises Unreadable if the file turns out to be none while it is read.
    """
    where = places(columns, sheet.heads)
    today = timezone.localdate(order.at)
    found = (
        (number, {name: cells[place] for name, place in where.items()})
        for number, cells in told(sheet.rows, reach)
    )
    lines = [Line(rows.read(number, cells, today=today)) for number, cells in found]
    people, catalogue = _people(), Catalogue.read()
    for line in told(lines, reach, of=len(lines)):
        _check_person(line.row, people)
        _find_modules(line, catalogue)
    right = [line for line in lines if not line.row.faults]
    _leave_out_known(right, people, order)
    return Plan(lines)


def _people() -> People:
    """Return the id and the name of everybody by number, also of who has left."""
    numbered = Person.objects.filter(employee_number__isnull=False)
    found = numbered.values_list("employee_number", "pk", "name")
    return {number or "": (key, name) for number, key, name in found.iterator()}


def _check_person(row: Row, people: People) -> None:
    if not row.number:
        return
    _key, name = people.get(row.number, (0, ""))
    if not name:
        row.fault(Field.NUMBER, UNKNOWN, number=row.number)
    elif row.name and plain(row.name) != plain(name):
        row.fault(Field.NAME, OTHER_NAME, name=name)


def _find_modules(line: Line, catalogue: Catalogue) -> None:
    try:
        line.modules = catalogue.find(line.row.what)
    except NotUnique:
        line.row.fault(Field.WHAT, NOT_UNIQUE)


def _leave_out_known(lines: Sequence[Line], people: People, order: Order) -> None:
    """Give the lines their pieces, but for what is recorded or stands further up."""
    keys = {line.row.number: people[line.row.number][0] for line in lines}
    known = Known.of(set(keys.values()))
    above: dict[Key, int] = {}
    for line in lines:
        for piece in _pieces(line, keys[line.row.number], order):
            line.twin = line.twin or above.get(key_of(piece), 0)
            if not known.has(piece):
                known.add(piece)
                above[key_of(piece)] = line.row.row
                line.pieces.append(piece)


def _pieces(line: Line, person: int, order: Order) -> Iterator[Evidence]:
    """Yield a piece for each module; the time of a course is spread over them."""
    row = line.row
    each, rest = divmod(row.minutes, len(line.modules) or 1)
    for place, module in enumerate(line.modules or (None,)):
        yield Evidence(
            person=Person(pk=person),
            module=module,
            title=module.title if module else row.what,
            provider=row.provider,
            completed_on=row.completed_on,
            minutes=each + (place < rest),
            note=row.note,
            source=Evidence.Source.IMPORT,
            batch=order.batch,
            recorded_by=order.by,
            recorded_at=order.at,
        )
