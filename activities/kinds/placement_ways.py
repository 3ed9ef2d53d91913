"""One person's places over time, a way for each subject that she chose them for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from activities import bodies
from activities.charts import movement
from activities.charts.frame import Frame
from activities.task import Dated


@dataclass(frozen=True, slots=True)
class Day:
    """What was given on a day; `is_gone`: its place is one no more."""

    on: date
    id: str
    place: str
    about: str
    evidence: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Way:
    """The days of one subject, and the line through the places that still are."""

    about: str
    days: tuple[Day, ...]
    chart: movement.Path

    @property
    def gone(self) -> list[Day]:
        return [day for day in self.days if day.is_gone]

    @property
    def reasons(self) -> list[Day]:
        return [day for day in self.days if day.evidence]


def ways(names: Mapping[str, str], given: Sequence[Dated]) -> tuple[Way, ...]:
    """Return a way for each subject, the one that was given last at the top.

    `names` are those of today's places by their ids, in order. A place that is one no
    more goes by the name that it had.
    """
    found: dict[str, list[Day]] = {}
    for day in _days(names, given):
        subject = " ".join(day.about.split()).casefold()
        found[subject] = [*found.pop(subject, []), day]
    latest = reversed(found.values())
    return tuple(_way(names, days, at) for at, days in enumerate(latest, 1))


def _days(names: Mapping[str, str], given: Sequence[Dated]) -> Iterator[Day]:
    for one in given:
        answers = bodies.answers(one.body)
        id_ = answers.get("place", "")
        name = names.get(id_) or one.body.get("name", "")
        if name:
            yield Day(
                on=timezone.localdate(one.at),
                id=id_,
                place=name,
                about=answers.get("about", ""),
                evidence=answers.get("evidence", ""),
                is_gone=id_ not in names,
            )


def _way(names: Mapping[str, str], days: Sequence[Day], at: int) -> Way:
    order = [*names]
    here = [day for day in days if not day.is_gone]
    steps = [movement.Step(day.on, order.index(day.id)) for day in here]
    about = days[-1].about
    frame = Frame(f"way-{at}", about or _("Where I stand"), len(steps))
    return Way(about, tuple(days), movement.path(frame, [*names.values()], steps))
