"""Finds what people are to be reminded of now, and have not been yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from people.models import Person, Posting
from training import days
from training.followup.ladder import Ladder, Quiet, Span, Tone, managers_above
from training.models import Period, PeriodQuerySet, Reminder
from training.status import Status

WAITING = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.OVERDUE)
DAY = timedelta(days=1)
FETCHED = 5000


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that a period has reached, for somebody to hear of."""

    period: int
    person: int
    module: int
    to: int
    tone: Tone
    step: int
    due_at: datetime


def ladder() -> Ladder:
    return Ladder(tuple(settings.REMINDER_DAYS), settings.ESCALATE_AFTER)


def quiet() -> Quiet:
    return Quiet(*settings.QUIET_HOURS, has_weekends=settings.QUIET_WEEKENDS)


def waiting(*, at: datetime) -> PeriodQuerySet:
    """Return the periods that can and must still be done, by who is still here."""
    today = timezone.localdate(at)
    here = Q(person__left_on__isnull=True) | Q(person__left_on__gte=today)
    open_ones = Period.objects.opened(at=at).with_status(at=at)
    return open_ones.filter(Q(status__in=WAITING), here, person__is_active=True)


def of(*, at: datetime) -> Iterator[Coming]:
    """Return each step that came and was told nobody yet, whoever is to hear of it.

    A few queries, however many periods there are; one more where managers hear of it.
    """
    steps = ladder()
    line = _Line(at=at)
    for span in steps.spans(timezone.localdate(at)):
        for tone in steps.tones(span.step):
            yield from _reached(span, tone, line, at=at)


def _reached(
    span: Span, tone: Tone, line: "_Line", *, at: datetime
) -> Iterator[Coming]:
    told = Reminder.objects.filter(
        period=OuterRef("pk"), tone=tone, step=span.step, due_at=OuterRef("due_at")
    )
    found = waiting(at=at).filter(_within(span), ~Exists(told)).order_by()
    if tone is not Tone.OWN:
        found = found.exclude(_in_grace(at=at))
    rows = found.values_list("pk", "module_id", "person_id", "due_at")
    for period, module, person, due_at in rows.iterator(chunk_size=FETCHED):
        to = line.hearer(person, tone)
        if to is not None and due_at is not None:
            yield Coming(period, person, module, to, tone, span.step, due_at)


def _within(span: Span) -> Q:
    """Return the due moments of the span's days."""
    within = Q(due_at__lte=days.end_of(span.last))
    if span.first is not None:
        within &= Q(due_at__gt=days.end_of(span.first - DAY))
    return within


def _in_grace(*, at: datetime) -> Q:
    """Hold for renewals of what still counts: reports do not call them overdue yet."""
    return Q(
        previous__grace_until__gt=at,
        previous__satisfied_at__isnull=False,
        previous__revoked_at=None,
    )


class _Line:
    """Who hears of somebody's steps. Managers are looked up when first asked for."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        self.manager_of: dict[int, int] | None = None
        self.gone: frozenset[int] = frozenset()

    def hearer(self, person: int, tone: Tone) -> int | None:
        if tone is Tone.OWN:
            return person
        if self.manager_of is None:
            self._look_up()
        above = managers_above(person, manager_of=self.manager_of or {}, gone=self.gone)
        place = 0 if tone is Tone.MANAGER else 1
        return above[place] if len(above) > place else None

    def _look_up(self) -> None:
        today = timezone.localdate(self.at)
        held = Posting.objects.at(self.at, day=today).filter(manager__isnull=False)
        rows = held.order_by("since", "pk").values_list("person_id", "manager_id")
        self.manager_of = dict(rows)
        left = Person.objects.filter(Q(is_active=False) | Q(left_on__lt=today))
        self.gone = frozenset(left.values_list("pk", flat=True))
