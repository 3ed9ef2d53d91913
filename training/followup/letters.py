"""Writes the letter of a digest: one letter about all that is due to be told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.models import Person
from training import days, still
from training.followup import coming
from training.followup.ladder import Tone
from training.models import Digest, Period, Reminder
from training.status import Status
from training.words import LABELS

SHEET = Path(settings.BASE_DIR) / "static" / "css" / "mail.css"


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Line:
    """A duty in the letter: whose it is, by when, and where to go for it."""

    period: Period
    due_on: date
    days_left: int
    at: datetime

    @property
    def is_late(self) -> bool:
        return self.days_left < 0 and not self.is_in_grace

    @property
    def is_in_grace(self) -> bool:
        return still.is_in_grace(self.period, at=self.at)

    @property
    def when(self) -> str:
        if self.days_left == 0:
            return _("due today")
        if self.is_in_grace:
            return str(LABELS[Status.GRACE])
        words = ngettext("%(days)d day left", "%(days)d days left", self.days_left)
        if self.is_late:
            words = ngettext(
                "%(days)d day overdue", "%(days)d days overdue", -self.days_left
            )
        return words % {"days": abs(self.days_left)}

    @property
    def renewal(self) -> str:
        """Say of a renewal how far the old one still counts."""
        return still.counting(self.period, at=self.at)

    @property
    def address(self) -> str:
        return f"{settings.SITE_ADDRESS}{self.period.module.get_absolute_url()}"


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one tone, the most urgent first."""

    tone: Tone
    lines: Sequence[Line]

    @property
    def people(self) -> int:
        return len({line.period.person_id for line in self.lines})


def of(digests: Sequence[Digest], *, at: datetime) -> dict[int, Letter]:
    """Return the letters by digest, in the language of whom they go to.

    What was done, moved or called off since it was planned is left out, as is what
    somebody does not want to be written about; without the rest there is no letter.
    """
    told = Reminder.objects.filter(digest__in=digests)
    told = told.exclude(tone=Tone.OWN, to__is_reminded=False)
    periods = coming.waiting(at=at).filter(reminders__in=told)
    known = periods.select_related("module__course", "person", "previous").in_bulk()
    groups = _groups(told, known, at=at)
    return {
        one.pk: _letter(one.person, groups[one.pk])
        for one in digests
        if one.pk in groups
    }


def _groups(
    told: Iterable[Reminder], known: Mapping[int, Period], *, at: datetime
) -> dict[int, list[Group]]:
    lines: dict[int, dict[Tone, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        period = known.get(one.period_id)
        if period is not None and period.due_at == one.due_at and one.digest_id:
            lines[one.digest_id][Tone(one.tone)].append(_line(period, at=at))
    return {
        digest: [Group(tone, _sorted(mine[tone])) for tone in Tone if mine[tone]]
        for digest, mine in lines.items()
    }


def _line(period: Period, *, at: datetime) -> Line:
    due_at = period.due_at or at
    return Line(period, days.last_of(due_at), days.until(due_at, at=at), at)


def _sorted(lines: Iterable[Line]) -> list[Line]:
    """Order them by due day; a module asked for twice stands where it is due first."""
    ordered = sorted(
        lines,
        key=lambda line: (line.due_on, line.period.person.name_key, line.period.pk),
    )
    first: dict[tuple[int, int], Line] = {}
    for line in ordered:
        first.setdefault((line.period.person_id, line.period.module_id), line)
    return list(first.values())


def _letter(person: Person, groups: Sequence[Group]) -> Letter:
    context = {
        "person": person,
        "groups": groups,
        "site": settings.SITE_ADDRESS,
        "organisation": settings.ORGANISATION,
        "sheet": format_html("<style>{}</style>", SHEET.read_text()),
    }
    with translation.override(person.language):
        return Letter(
            subject=_subject(groups[0]),
            text=render_to_string("followup/letter.txt", context).strip() + "\n",
            html=render_to_string("followup/letter.html", context),
        )


def _subject(first: Group) -> str:
    """Say in one line what matters most: her own duties before those of others."""
    number = first.people
    if first.tone is not Tone.OWN:
        words = ngettext(
            "%(number)d person in your team is overdue",
            "%(number)d people in your team are overdue",
            number,
        )
        return words % {"number": number}
    return _own_subject(first.lines)


def _own_subject(lines: Sequence[Line]) -> str:
    if len(lines) == 1:
        line = lines[0]
        values = {"module": line.period.module.title, "when": line.when}
        return _("“%(module)s”: %(when)s") % values
    late = sum(line.is_late for line in lines)
    if late:
        words = ngettext(
            "%(number)d of your modules is overdue",
            "%(number)d of your modules are overdue",
            late,
        )
        return words % {"number": late}
    return _("%(number)d of your modules are due soon") % {"number": len(lines)}
