"""Gathers a person's record in a few queries, however long it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from lessons.models import Attestation
from people import accounts
from people.models import Person, Posting
from training import days
from training.certificates import states
from training.certificates.states import Standing
from training.models import Certificate
from training.record import elsewhere, passes
from training.record.line import Line

MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Year:
    """What was completed in one year, the newest first."""

    number: int
    lines: Sequence[Line]

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.lines)

    @property
    def hours(self) -> float:
        return self.minutes / MINUTES_AN_HOUR


@dataclass(frozen=True, slots=True)
class Record:
    person: Person
    posting: Posting | None
    at: datetime
    years: Sequence[Year]
    attestations: Sequence[Attestation]
    certificates: Sequence[Standing]

    @property
    def as_of(self) -> date:
        return days.of(self.at)

    @property
    def lines(self) -> list[Line]:
        return [line for year in self.years for line in year.lines]

    @property
    def number(self) -> int:
        """Count what was completed; what counts as equal to it is nothing further."""
        return sum(not line.is_equal for line in self.lines)

    @property
    def hours(self) -> float:
        return sum(year.hours for year in self.years)

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.attestations or self.certificates)


def of(person: Person, *, at: datetime) -> Record:
    """Return the record as it stands at the moment.

    Its lines come from the passes and from evidence of what was learnt elsewhere;
    nothing below asks where a line comes from.
    """
    certificates = _certificates(person, at=at)
    lines = passes.lines(person, [one.certificate for one in certificates], at=at)
    lines += elsewhere.lines(person, at=at)
    return Record(
        person=person,
        posting=accounts.posting_of(person, at=at),
        at=at,
        years=_years(lines),
        attestations=_attestations(person, at=at),
        certificates=certificates,
    )


def _years(lines: Iterable[Line]) -> list[Year]:
    newest_first = sorted(lines, key=lambda line: line.at, reverse=True)
    parts = groupby(newest_first, key=lambda line: line.day.year)
    return [Year(number, list(part)) for number, part in parts]


def _certificates(person: Person, *, at: datetime) -> list[Standing]:
    mine = Certificate.objects.filter(person=person, issued_at__lte=at)
    return [states.of(one, at=at) for one in states.told(mine).latest_first()]


def _attestations(person: Person, *, at: datetime) -> list[Attestation]:
    mine = Attestation.objects.filter(person=person, attested_at__lte=at)
    told = mine.select_related("unit__course", "version")
    heavy = ("version__source", "version__data", "version__pictures")
    return list(told.defer(*heavy).order_by("-attested_at", "-pk"))
