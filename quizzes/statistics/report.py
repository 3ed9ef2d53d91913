"""The statistics of a quiz: of the whole, of each wording, of each survey question."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from engine.measures import intervals, items, reliability, totals
from engine.measures.flags import Flag, flags
from engine.measures.groups import Ebel, Thirds, thirds
from engine.measures.intervals import Interval
from engine.measures.items import FEWEST, ORIENTATION, Item
from engine.measures.sheet import Column, Sheet
from quizzes.statistics import picking
from quizzes.statistics.gathering import Gathered, Wording
from quizzes.statistics.picking import Option, Picks


class Scale(StrEnum):
    """What a figure is measured in."""

    SHARE = "share"
    POINTS = "points"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its doubt; ``value`` is None where it is not defined."""

    code: str
    value: float | None
    interval: Interval | None = None
    scale: Scale = Scale.SHARE


@dataclass(frozen=True, slots=True)
class Counted:
    """An option and how many of each third picked it, of how many there were."""

    option: Option
    top: int
    middle: int
    bottom: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One wording of a question with its figures; a second wording is a second row."""

    number: int
    wording: Wording
    item: Item
    figures: tuple[Figure, ...]
    flags: tuple[Flag, ...]
    thirds: Thirds | None
    options: tuple[Counted, ...]

    @property
    def anchor(self) -> str:
        return f"q{self.number}"

    @property
    def ebel(self) -> Ebel | None:
        return self.item.ebel

    def figure(self, code: str) -> Figure | None:
        return next((one for one in self.figures if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A step of a survey scale: how many took it, and their share of the answers."""

    option: Option
    count: int
    share: Fraction | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Survey:
    """The distribution of one survey question; ``n`` gave an answer."""

    number: int
    wording: Wording
    n: int
    steps: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """``is_fixed``: all were asked the same questions, none of them drawn.

    ``void`` counts the questions that a correction took out.
    """

    n: int
    void: int
    out_of: Fraction | None
    is_fixed: bool
    whole: tuple[Figure, ...]
    rows: tuple[Row, ...]
    surveys: tuple[Survey, ...]

    @property
    def is_few(self) -> bool:
        return self.n < FEWEST

    @property
    def is_orientation(self) -> bool:
        return self.n < ORIENTATION

    @property
    def has_earlier_wordings(self) -> bool:
        return any(not row.wording.is_today for row in self.rows)


def of(gathered: Gathered) -> Report:
    """Compute everything from what was gathered."""
    alive = [one for one in gathered.wordings if not one.is_void]
    marked = [one for one in alive if not one.question.is_survey]
    surveys = [one for one in alive if one.question.is_survey]
    drawn = _drawn(gathered)
    ids = [one.id for one in gathered.attempts]
    sheet = Sheet(ids, [_column([one], drawn) for one in marked])
    slots = _slots(marked)
    paper = Sheet(ids, [_column(slot, drawn) for slot in slots.values()])
    whole = totals.of(sheet)
    return Report(
        n=len(ids),
        void=len(gathered.wordings) - len(alive),
        out_of=whole.out_of,
        is_fixed=paper.is_fixed,
        whole=tuple(_whole(whole, reliability.of(paper))),
        rows=tuple(_rows(sheet, marked, _weights(paper, slots))),
        surveys=tuple(
            _survey(one, number)
            for number, one in enumerate(surveys, start=len(marked) + 1)
        ),
    )


type SlotKey = tuple[str, int]


def _slots(wordings: Sequence[Wording]) -> dict[SlotKey, list[Wording]]:
    """Lay together the wordings of a question that are worth the same."""
    slots: dict[SlotKey, list[Wording]] = {}
    for one in wordings:
        slots.setdefault((one.slot, one.question.points), []).append(one)
    return slots


def _column(wordings: Sequence[Wording], drawn: frozenset[str]) -> Column:
    return Column(
        out_of=wordings[0].question.points,
        places=[place for one in wordings for place in one.heap.places],
        marks=[mark for one in wordings for mark in one.heap.marks],
        is_drawn=wordings[0].slot in drawn,
    )


def _drawn(gathered: Gathered) -> frozenset[str]:
    """Return the questions that only some attempts at one version were asked.

    What an edit added or took away is not drawn: there, versions differ.
    """
    sizes = Counter(one.version for one in gathered.attempts)
    asked: dict[str, Counter[int]] = {}
    for one in gathered.wordings:
        versions = (gathered.attempts[place].version for place in one.heap.places)
        asked.setdefault(one.slot, Counter()).update(versions)
    return frozenset(
        slot
        for slot, counts in asked.items()
        if any(count < sizes[version] for version, count in counts.items())
    )


def _weights(
    paper: Sheet, slots: dict[SlotKey, list[Wording]]
) -> dict[SlotKey, float | None]:
    """Return the effective weight of each question, whatever its wording."""
    return dict(zip(slots, items.effective_weights(paper), strict=True))


def _rows(
    sheet: Sheet, wordings: Sequence[Wording], weights: dict[SlotKey, float | None]
) -> list[Row]:
    chances = [one.question.chance() for one in wordings]
    found = items.statistics(sheet, chances=chances)
    rows = []
    for at, (one, item) in enumerate(zip(wordings, found, strict=True)):
        weight = weights[one.slot, one.question.points]
        rows.append(_row(sheet, at, one, item.weighing(weight).cautious()))
    return rows


def _row(sheet: Sheet, at: int, wording: Wording, item: Item) -> Row:
    picks = None if item.is_few else picking.of(wording)
    counts = thirds(sheet, at, picks.each, picks.keys) if picks else None
    return Row(
        number=at + 1,
        wording=wording,
        item=item,
        figures=tuple(_figures(item)),
        flags=tuple(flags(item, counts, right=picks.right if picks else ())),
        thirds=counts,
        options=_counted(picks, counts) if picks and counts else (),
    )


def _counted(picks: Picks, counts: Thirds) -> tuple[Counted, ...]:
    options = (*picks.options, Option("", "", ""))
    rows = (*counts.options, counts.left_out)
    return tuple(
        Counted(option, one.top, one.middle, one.bottom, one.all)
        for option, one in zip(options, rows, strict=True)
    )


def _figures(item: Item) -> list[Figure]:
    return [
        Figure("facility", _real(item.facility), item.facility_interval),
        Figure("deviation", item.deviation),
        Figure("discrimination", item.discrimination, item.discrimination_interval),
        Figure("item-rest", item.item_rest, scale=Scale.PLAIN),
        Figure("efficiency", _real(item.efficiency)),
        Figure("difference", _real(item.upper_lower), scale=Scale.PLAIN),
        Figure("intended-weight", _real(item.intended_weight)),
        Figure("effective-weight", item.effective_weight),
        Figure("chance", _real(item.chance)),
    ]


def _whole(found: totals.Totals, rely: reliability.Reliability) -> list[Figure]:
    """List the figures of the whole; below ten attempts only the mean."""
    points, plain = Scale.POINTS, Scale.PLAIN
    mean = Figure("mean", _real(found.mean), found.mean_interval, points)
    if found.n < FEWEST:
        return [mean]
    kurtosis = _real(found.kurtosis)
    error = rely.standard_error
    return [
        mean,
        Figure("median", _real(found.median), found.median_interval, points),
        Figure("total-deviation", found.deviation, found.deviation_interval, points),
        Figure("skewness", found.skewness, found.skewness_interval, plain),
        Figure("kurtosis", kurtosis, found.kurtosis_interval, plain),
        Figure("alpha", _real(rely.alpha), rely.interval),
        _kuder_richardson(rely),
        Figure("error-ratio", rely.error_ratio, rely.ratio_interval),
        Figure("standard-error", error, rely.error_interval, points),
    ]


def _kuder_richardson(rely: reliability.Reliability) -> Figure:
    """Return KR-20; where it is defined it is alpha, and shares its interval."""
    value = _real(rely.kr20)
    interval = None if value is None else rely.interval
    return Figure("kr20", value, interval, Scale.PLAIN)


def _survey(wording: Wording, number: int) -> Survey:
    picks = picking.of(wording)
    options = picks.options if picks else ()
    each = picks.each if picks else ()
    often = Counter(key for picked in each for key in picked)
    n = sum(often.values())
    return Survey(
        number,
        wording,
        n,
        tuple(
            Chosen(
                option,
                often[option.key],
                Fraction(often[option.key], n) if n else None,
                intervals.share(often[option.key], n),
            )
            for option in options
        ),
    )


def _real(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
