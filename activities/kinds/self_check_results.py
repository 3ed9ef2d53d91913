"""What comes out of a self-check: of one person, of many, and as time goes on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from activities.charts import means, numbers
from activities.charts.frame import Frame
from activities.kinds.self_check_sheet import STEPS, Group, Statement
from activities.task import Dated
from engine.measures import privacy
from engine.measures.exact import Score, mean
from engine.measures.scale import Scale

SCALE = Scale(STEPS[0], STEPS[-1])

type Scores = Sequence[Score]
type Answers = Mapping[str, int]
type Given = Sequence[tuple[Scores, Answers]]


@dataclass(frozen=True, slots=True)
class Line:
    """A statement, and a number as it is read: an answer, or the mean of n people."""

    statement: Statement
    value: str
    n: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A group with its statements."""

    group: Group
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What comes out of one person's answers."""

    chart: means.Chart
    listings: tuple[Listing, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether every group has a mean."""
        return all(row.point is not None for row in self.chart.rows)


@dataclass(frozen=True, slots=True)
class Leaning:
    """For how many people a group stands out; without a name, none does."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Together:
    """What comes out of n people's answers; nothing is listed of fewer than five."""

    n: int
    chart: means.Chart
    leanings: tuple[Leaning, ...]
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The means given on a day, as they are read, under the names of the course."""

    on: date
    means: tuple[str, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Course:
    """One person's means over time. Groups that are no more come last."""

    names: tuple[str, ...]
    days: tuple[Day, ...]

    @property
    def has_verdict(self) -> bool:
        return any(day.verdict for day in self.days)


def alone(
    groups: Sequence[Group], scores: Scores, answers: Answers, lead: Fraction | None
) -> Result:
    frame = Frame("self-check", _("The mean of each group"), 1)
    chart = means.chart(frame, _named(groups, scores), SCALE, lead=lead)
    return Result(chart, tuple(_answered(group, answers) for group in groups))


def together(groups: Sequence[Group], given: Given, lead: Fraction | None) -> Together:
    """Return means over people: each person's mean of a group counts once."""
    n = len(given)
    frame = Frame("self-checks", _("The mean of each group"), n, is_group=True)
    found = [
        _over_people([scores[at].value for scores, _answers in given])
        for at in range(len(groups))
    ]
    is_shown = privacy.is_shown(n)
    return Together(
        n=n,
        chart=means.chart(frame, _named(groups, found), SCALE, lead=lead),
        leanings=_leanings(groups, given, lead) if is_shown and lead else (),
        listings=tuple(_rated(one, given) for one in groups) if is_shown else (),
    )


def recalled(
    groups: Sequence[Group], scores: Scores, lead: Fraction | None
) -> dict[str, Any]:
    """Return the means as later versions are told of them."""
    found = [
        {
            "id": group.id,
            "name": group.name,
            "mean": None if score.value is None else str(score.value),
        }
        for group, score in zip(groups, scores, strict=True)
    ]
    return {"groups": found, "verdict": _verdict(groups, scores, lead)}


def course(groups: Sequence[Group], given: Sequence[Dated]) -> Course | None:
    """Return means over time, each as the version of its day took it.

    A group goes by the name that it has today; one that is no more keeps its own.
    """
    today = {id_: one.name for one in groups for id_ in (one.was, one.id)}
    found = [
        (one, {today.get(row["id"], row["name"]): row["mean"] for row in rows})
        for one in given
        if (rows := one.body.get("groups"))
    ]
    known = dict.fromkeys(one.name for one in groups)
    names = tuple(known | dict.fromkeys(name for _one, row in found for name in row))
    days = tuple(_day(one, row, names) for one, row in found)
    return Course(names, days) if days else None


def _named(groups: Sequence[Group], scores: Scores) -> list[tuple[str, Score]]:
    return [(one.name, score) for one, score in zip(groups, scores, strict=True)]


def _over_people(values: Sequence[Fraction | None]) -> Score:
    found = [value for value in values if value is not None]
    return Score(mean(found), len(found))


def _answered(group: Group, answers: Answers) -> Listing:
    lines = (
        Line(one, str(answers.get(one.id, numbers.NOTHING)), int(one.id in answers))
        for one in group.statements
    )
    return Listing(group, tuple(lines))


def _rated(group: Group, given: Given) -> Listing:
    """Return statements with their means, which too few answers do not have."""
    lines: list[Line] = []
    for one in group.statements:
        found = [answers[one.id] for _scores, answers in given if one.id in answers]
        value = mean(found) if privacy.is_shown(len(found)) else None
        lines.append(Line(one, numbers.shown(value), len(found)))
    return Listing(group, tuple(lines))


def _leanings(
    groups: Sequence[Group], given: Given, lead: Fraction
) -> tuple[Leaning, ...]:
    """Return for how many each group stands out, and last for how many none does."""
    found = Counter(
        means.leader([score.value for score in scores], lead)
        for scores, _answers in given
        if all(score.value is not None for score in scores)
    )
    named = [Leaning(one.name, found[at]) for at, one in enumerate(groups)]
    return (*named, Leaning("", found[None]))


def _verdict(groups: Sequence[Group], scores: Scores, lead: Fraction | None) -> str:
    values = [score.value for score in scores]
    if lead is None or None in values:
        return ""
    at = means.leader(values, lead)
    return _("Mixed") if at is None else groups[at].name


def _day(one: Dated, row: Mapping[str, str | None], names: Sequence[str]) -> Day:
    found = [row.get(name) for name in names]
    return Day(
        on=timezone.localdate(one.at),
        means=tuple(
            numbers.shown(None if text is None else Fraction(text)) for text in found
        ),
        verdict=one.body.get("verdict", ""),
    )
