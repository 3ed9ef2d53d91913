"""Checks the rows of a file against each other and against the company."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from engine.markup.problem import gettext_noop as _
from engine.tables.reading import Sheet
from people.imports import circles
from people.imports.company import Company
from people.imports.entries import Entry, entry
from people.imports.fields import Field
from people.imports.lines import Comparer, Kind, Line
from people.models import Person
from people.sheets.telling import Reach, silently, told

TWICE = _("The same stands in row {rows}.")
TAKEN = _("This sign-in name belongs to somebody else ({name}).")
NUMBER_TAKEN = _("Somebody else signs in with this number.")
UNKNOWN_MANAGER = _("Nobody has the employee number {number}.")
WRONG_MANAGER = _("Nobody has the employee number {number} yet: mend row {row} first.")
CIRCLE = _("The managers run in a circle: {way}.")
NO_DEPARTMENT = _("Who has no department has no position and no manager either.")
YOURSELF = _("You cannot let yourself leave.")

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Order:
    """How a file is to be taken: who brings it, from which day on, is it whole."""

    by: Person | None
    effective: date
    at: datetime
    is_whole: bool = False

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)


@dataclass(slots=True)
class Plan:
    """Every line of a file, and what of the company it makes anew."""

    lines: list[Line]
    company: Company
    active: int
    departments: list[tuple[str, ...]] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    cohorts: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        found = dict.fromkeys(Kind, 0)
        for line in self.lines:
            found[line.kind] += 1
        return {str(kind): count for kind, count in found.items()}


def plan(
    sheet: Sheet,
    columns: Mapping[str, str],
    order: Order,
    reach: Reach = silently,
) -> Plan:
    """Compare the whole file with the company; nothing is changed.

    Raises Unreadable if the file turns out to be none while it is read.
    """
    company = Company.read(at=order.at)
    entries = _entries(sheet, columns, reach)
    _check_twice(entries, company)
    for one in entries:
        _check_company(one, company, order)
    _check_managers(entries, company)
    comparer = Comparer(company, order.today, order.effective)
    here = told(entries, reach, of=len(entries))
    lines = [comparer.line(one) for one in here]
    if order.is_whole:
        numbers = {one.number for one in entries}
        lines += [
            comparer.absent(standing)
            for standing in company.people.values()
            if _may_go(standing.pk, order) and not standing.is_kept
            if standing.is_active and standing.number not in numbers
        ]
    return _made(lines, entries, company)


def _entries(sheet: Sheet, columns: Mapping[str, str], reach: Reach) -> list[Entry]:
    places = {Field(name): sheet.heads.index(head) for name, head in columns.items()}
    return [
        entry(number, {name: row[place] for name, place in places.items()})
        for number, row in told(sheet.rows, reach)
    ]


def _may_go(key: int, order: Order) -> bool:
    return order.by is None or order.by.pk != key


def _made(lines: list[Line], entries: Iterable[Entry], company: Company) -> Plan:
    right = [one for one in entries if one.is_right]
    paths = {
        one.department[:depth]
        for one in right
        if one.department
        for depth in range(1, len(one.department) + 1)
    }
    positions = {one.position for one in right if one.position}
    cohorts = {name for one in right for name in one.cohorts}
    return Plan(
        lines,
        company,
        sum(one.is_active for one in company.people.values()),
        sorted(paths - company.departments.keys(), key=lambda one: (len(one), one)),
        sorted(positions - company.positions.keys()),
        sorted(cohorts - company.cohorts.keys()),
    )


def _check_twice(entries: Iterable[Entry], company: Company) -> None:
    """Note employee numbers and sign-in names that stand in several rows."""
    by_number: dict[str, list[Entry]] = defaultdict(list)
    by_username: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        if one.number:
            by_number[one.number].append(one)
            by_username[_username(one, company)].append(one)
    _note_twice(by_number, Field.NUMBER)
    _note_twice(by_username, Field.USERNAME)
    for name, ones in by_username.items():
        others = [one for one in by_number.get(name, ()) if one not in ones]
        for one in ones if others else ():
            one.fault(Field.USERNAME, TWICE, rows=others[0].row)


def _note_twice(found: Mapping[str, list[Entry]], where: Field) -> None:
    for ones in found.values():
        if len({one.number for one in ones}) == 1 and where is Field.USERNAME:
            continue
        for one in ones if len(ones) > 1 else ():
            others = [str(other.row) for other in ones if other is not one]
            one.fault(where, TWICE, rows=", ".join(others[:MOST_NAMED]))


def _username(one: Entry, company: Company) -> str:
    standing = company.people.get(one.number)
    return one.username or (standing.username if standing else one.number)


def _check_company(one: Entry, company: Company, order: Order) -> None:
    standing = company.people.get(one.number)
    name = _username(one, company)
    owner = company.usernames.get(name)
    is_hers = standing is not None and standing.username == name
    if (owner is not None and not is_hers) or _is_number_of_another(name, one, company):
        where = Field.USERNAME if one.username else Field.NUMBER
        one.fault(where, TAKEN if one.username else NUMBER_TAKEN, name=name)
    _check_post(one, company, order)


def _is_number_of_another(name: str, one: Entry, company: Company) -> bool:
    return name != one.number and name in company.people


def _check_post(one: Entry, company: Company, order: Order) -> None:
    standing = company.people.get(one.number)
    has_department = one.department or (standing and standing.post)
    if (one.position or one.manager) and not has_department:
        one.fault(Field.DEPARTMENT, NO_DEPARTMENT)
    is_leaving = one.left_on is not None and one.left_on < order.today
    if is_leaving and standing and not _may_go(standing.pk, order):
        one.fault(Field.LEFT_ON, YOURSELF)


def _check_managers(entries: list[Entry], company: Company) -> None:
    """Note unknown managers and circles, until no more rows turn out wrong.

    A row that is wrong changes nobody's manager and brings in nobody, so that others
    may turn out wrong by it. At last the rows that were wrong anyhow are looked at, so
    that each tells all its faults at once.
    """
    while any(
        note(entries, _right(entries), company)
        for note in (_note_unknown, _note_circles)
    ):
        pass
    others = [one for one in entries if not one.is_right and not _is_noted(one)]
    _note_unknown(entries, others, company)
    _note_circles(entries, [one for one in others if not _is_noted(one)], company)


def _right(entries: list[Entry]) -> list[Entry]:
    return [one for one in entries if one.is_right]


def _is_noted(one: Entry) -> bool:
    return any(fault.where == Field.MANAGER for fault in one.faults)


def _note_unknown(entries: list[Entry], among: list[Entry], company: Company) -> bool:
    right = {one.number for one in entries if one.is_right} | company.people.keys()
    wrong = {one.number: one.row for one in entries if not one.is_right}
    found = [one for one in among if one.manager and one.manager not in right]
    for one in found:
        row = wrong.get(one.manager or "")
        message = WRONG_MANAGER if row else UNKNOWN_MANAGER
        one.fault(Field.MANAGER, message, number=one.manager, row=row)
    return bool(found)


def _note_circles(entries: list[Entry], among: list[Entry], company: Company) -> bool:
    right = {one.number: one for one in entries if one.is_right}
    asked = {one.number: one for one in among}
    found = [
        (asked[number], circle)
        for circle in circles.found(managers(right | asked, company))
        for number in circle
        if number in asked
    ]
    for one, circle in found:
        start = circle.index(one.number)
        way = (*circle[start:], *circle[:start], one.number)
        shown = way if len(way) <= MOST_NAMED else (*way[:MOST_NAMED], "…")
        one.fault(Field.MANAGER, CIRCLE, way=" → ".join(shown))
    return bool(found)


def managers(entries: Mapping[str, Entry], company: Company) -> dict[str, str]:
    """Return the number of everybody's manager as it would be with these rows."""
    found = {
        number: company.manager_of(standing)
        for number, standing in company.people.items()
    }
    found |= {
        number: one.manager
        for number, one in entries.items()
        if one.manager is not None
    }
    return {number: manager for number, manager in found.items() if manager}
