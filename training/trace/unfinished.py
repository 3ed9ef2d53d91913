"""Why something is not done yet: what is missing, what locks it, what it waits for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses import contents, kinds, progress
from courses.contents import Contents, Entry
from courses.gates import Lock
from courses.models import Registration
from courses.outline import State
from training import words
from training.models import Evidence, Period, PeriodFact
from training.status import Status
from training.trace.assigned import day

SETTLED: dict[str, PeriodFact.Kind] = {
    Status.REVOKED: PeriodFact.Kind.REVOKED,
    Status.WITHDRAWN: PeriodFact.Kind.WITHDRAWN,
    Status.WAIVED: PeriodFact.Kind.WAIVED,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A required unit that is missing, and what it waits for, if it cannot be done."""

    title: str
    number: str
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Sentences, the missing units in order, and what closes the module to her."""

    sentences: Sequence[str]
    units: Sequence[Unit] = ()
    locks: Sequence[Lock] = field(default_factory=tuple)


def of(period: Period, *, at: datetime) -> Unfinished:
    """Return it; of what is settled it says only how it was."""
    if period.satisfied_at is not None and period.status != Status.REVOKED:
        return Unfinished([*_done(period)])
    if period.status in SETTLED:
        return Unfinished([*_settled(period, SETTLED[period.status])])
    course = period.module.course
    book = contents.of_courses([course], person_id=period.person_id)[course.pk]
    missing = progress.missing(period.registration)
    left = [entry for entry in book.entries if entry.unit.pk in missing]
    units = [_unit(entry, book, period.registration, at=at) for entry in left]
    locks = book.locks.get(period.module_id, ())
    return Unfinished([*_sentences(period, len(left), at=at)], units, locks)


def _done(period: Period) -> Iterator[str]:
    if period.satisfied_at is None:
        return
    values = {"day": day(period.satisfied_at)}
    if period.evidence is None:
        yield _("It was completed on %(day)s.") % values
        return
    values["title"] = period.evidence.title
    said = _("It counts as done since %(day)s because of “%(title)s”.")
    if period.evidence.source == Evidence.Source.EQUIVALENCE:
        values["title"] = words.equal(period.evidence)
        said = _("Counted as equal: “%(title)s” was completed on %(day)s.")
    yield said % values


def _settled(period: Period, kind: PeriodFact.Kind) -> Iterator[str]:
    known = PeriodFact.objects.filter(period=period, kind=kind, moment__isnull=False)
    fact = known.select_related("by").order_by("recorded_at", "pk").last()
    if fact is None:
        return
    values = {
        "what": str(words.LABELS[period.status]),
        "day": day(fact.effective_at),
        "name": fact.by.name if fact.by else "",
    }
    said = _("%(what)s since %(day)s, by %(name)s.") if fact.by else ""
    yield (said or _("%(what)s since %(day)s.")) % values
    if fact.why:
        why = words.reason(fact.why)
        yield _("The reason given: %(why)s") % {"why": why}


def _sentences(period: Period, left: int, *, at: datetime) -> Iterator[str]:
    mine = period.registration
    total = len(mine.required_editions)
    if period.opens_at is not None and at < period.opens_at:
        yield _("It opens on %(day)s.") % {"day": day(period.opens_at)}
    if mine.started_at is None:
        yield _("Nothing of it has been begun.")
    else:
        values = {"day": day(mine.started_at), "done": total - left, "total": total}
        yield _("Begun on %(day)s; %(done)d of %(total)d units are done.") % values
    if left:
        words_ = ngettext(
            "This unit is still missing:", "These %(left)d units are missing:", left
        )
        yield words_ % {"left": left}


def _unit(
    entry: Entry, book: Contents, registration: Registration, *, at: datetime
) -> Unit:
    unit = entry.unit
    return Unit(
        title=unit.title,
        number=unit.number,
        address=unit.get_absolute_url(),
        note=_note(entry, book, registration, at=at),
    )


def _note(
    entry: Entry, book: Contents, registration: Registration, *, at: datetime
) -> str:
    """Say why it cannot be done right now; nothing if it can."""
    if entry.state is not State.LOCKED:
        kind = kinds.named(entry.unit.kind)
        return kind.waits(entry.unit, registration, at)
    if book.locks_of(entry.unit):
        return _("Not open yet")
    if book.now is None:
        return _("It waits for what comes before it.")
    return _("First comes “%(unit)s”.") % {"unit": book.now.unit.title}
