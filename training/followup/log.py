"""Who was reminded of what, when that was planned, and what became of the letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from people.models import Person
from training import days
from training.followup.sending import LOST, SETTLED, UNWANTED, WAITS
from training.models import Digest, Period, Reminder
from training.words import Mark

PAGE = 50
ONE_DAY = timedelta(days=1)
TONES: dict[str, Any] = dict(Reminder.Tone.choices)


@dataclass(frozen=True, slots=True)
class Row:
    """A reminder, and how it went."""

    reminder: Reminder
    step: str
    tone: str
    mark: Mark
    error: str


@dataclass(frozen=True, slots=True)
class Page:
    rows: Sequence[Row]
    last: int | None


class FilterForm(forms.Form):
    """Reads of whom, and of which day."""

    person = forms.CharField(
        label=_("Name or employee number"), max_length=80, required=False
    )
    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Mapping[str, Any]) -> None:
        given = {name: str(data[name]) for name in ("person", "day") if data.get(name)}
        super().__init__(given)
        self.given = given

    def reminders(self) -> QuerySet[Reminder]:
        """Return what was told the person, or about her, on the day."""
        found = Reminder.objects.order_by("-pk")
        words, day = self.cleaned_data["person"], self.cleaned_data["day"]
        if words:
            those = Q(name__icontains=words) | Q(employee_number=words)
            people = Person.objects.filter(those).values("pk")
            found = found.filter(Q(to__in=people) | Q(period__person__in=people))
        if day:
            since, until = days.end_of(day - ONE_DAY), days.end_of(day)
            found = found.filter(made_at__gte=since, made_at__lt=until)
        return found


def page(reminders: QuerySet[Reminder], *, key: int | None, size: int = PAGE) -> Page:
    """Return the newest, or those before the one with the key."""
    rest = reminders if key is None else reminders.filter(pk__lt=key)
    told = rest.select_related("to", "digest", "period__person", "period__module")
    rows = list(told[: size + 1])
    shown = [_row(one) for one in rows[:size]]
    return Page(shown, rows[size - 1].pk if len(rows) > size else None)


def of_period(period: Period) -> list[Row]:
    """Return all that was said of a period, the oldest first."""
    told = period.reminders.select_related("to", "digest").order_by("pk")
    return [_row(one) for one in told]


def _row(reminder: Reminder) -> Row:
    digest = reminder.digest
    is_told = digest is None or digest.error in {LOST, SETTLED, UNWANTED}
    return Row(
        reminder=reminder,
        step=_step(reminder.step),
        tone=str(TONES[reminder.tone]),
        mark=_mark(digest),
        error="" if digest is None or is_told else digest.error,
    )


def _step(step: int) -> str:
    if step == 0:
        return str(_("on the last day"))
    words = ngettext(
        "%(days)d day before the end", "%(days)d days before the end", -step
    )
    if step > 0:
        words = ngettext(
            "%(days)d day after the end", "%(days)d days after the end", step
        )
    return words % {"days": abs(step)}


def _mark(digest: Digest | None) -> Mark:
    """Say what became of the letter; every reminder stands in the page in any case."""
    if digest is not None and digest.error == UNWANTED:
        return Mark("waived", str(_("not wanted")))
    if digest is None or not digest.address:
        return Mark("waived", str(_("in the page only")))
    if digest.sent_at is not None:
        return Mark("done", str(_("sent")))
    return _unsent(digest)


def _unsent(digest: Digest) -> Mark:
    codes = {
        LOST: Mark("due", str(_("perhaps sent: the worker stopped"))),
        SETTLED: Mark("waived", str(_("no longer needed"))),
    }
    if digest.error in codes:
        return codes[digest.error]
    if digest.tries >= len(WAITS):
        return Mark("overdue", str(_("given up")))
    if digest.tries:
        return Mark("due", str(_("refused, tried again")))
    return Mark("todo", str(_("waits")))
