"""The statistics of a quiz as a page shows them: numbers beside their words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.measures.flags import Flag
from engine.measures.groups import Thirds
from engine.questions.nearness import Proposal
from quizzes import misspelt
from quizzes.regrading.wordings import SHORT
from quizzes.statistics import words
from quizzes.statistics.picking import Option
from quizzes.statistics.report import Counted, Figure, Report, Row, Survey

_OF_TABLE = ("facility", "discrimination", "efficiency")
_OF_DETAIL = ("deviation", "item-rest", "difference", "chance")


@dataclass(frozen=True, slots=True)
class Line:
    """A figure in words. ``sentence`` is there for the figures of the whole."""

    label: str
    value: str
    interval: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    is_alarm: bool


@dataclass(frozen=True, slots=True)
class Picked:
    """An option with its counts, and its share of all who were asked."""

    option: Option
    name: str
    counts: tuple[int, int, int, int]
    share: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    row: Row

    @property
    def title(self) -> str:
        return words.plain(self.row.wording.question.prompt)

    @property
    def since(self) -> str:
        return words.since(self.row.wording.first, self.row.wording.last)

    @property
    def cells(self) -> list[Line]:
        """Return the figures of the table, in the order of its columns."""
        return [_line(self._figure(code)) for code in _OF_TABLE]

    @property
    def weights(self) -> tuple[str, str]:
        codes = ("intended-weight", "effective-weight")
        intended, effective = (words.value(self._figure(code)) for code in codes)
        return intended, effective

    @property
    def details(self) -> list[Line]:
        """Return the figures that the table has no room for, as far as they are."""
        found = (self._figure(code) for code in _OF_DETAIL)
        return [_line(figure) for figure in found if figure.value is not None]

    @property
    def band(self) -> str:
        return str(words.BANDS[self.row.ebel]) if self.row.ebel else ""

    @property
    def words(self) -> list[Word]:
        return [self._word(flag) for flag in self.row.flags]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Return the wrong answers that may be right ones, written otherwise."""
        wording = self.row.wording
        said = Counter(text for text in wording.heap.said if text)
        return misspelt.of(wording.question, said)

    @property
    def short(self) -> str:
        """Return what stands for the wording in the address of its correction."""
        return self.row.wording.fingerprint[:SHORT]

    @property
    def thirds(self) -> Thirds | None:
        return self.row.thirds

    @property
    def options(self) -> Iterator[Picked]:
        n = self.row.item.n
        return (
            _picked(one, n) for one in self.row.options if one.all or one.option.key
        )

    def _figure(self, code: str) -> Figure:
        return self.row.figure(code) or Figure(code, None)

    def _word(self, flag: Flag) -> Word:
        return Word(words.flag(flag, self.row), words.is_alarm(flag))


@dataclass(frozen=True, slots=True)
class Step:
    option: Option
    count: int
    share: str
    interval: str


@dataclass(frozen=True, slots=True)
class ShownSurvey:
    survey: Survey

    @property
    def since(self) -> str:
        return words.since(self.survey.wording.first, self.survey.wording.last)

    @property
    def steps(self) -> list[Step]:
        return [
            Step(
                one.option,
                one.count,
                words.NOTHING if one.share is None else words.percent(float(one.share)),
                words.span(one.interval) if one.interval else words.NOTHING,
            )
            for one in self.survey.steps
        ]


@dataclass(frozen=True, slots=True)
class Page:
    report: Report

    @property
    def whole(self) -> list[Line]:
        mean, *others = self.report.whole
        value = words.mean(mean, self.report.out_of)
        first = replace(self._line(mean), value=value)
        return [first, *(self._line(figure) for figure in others)]

    @property
    def rows(self) -> list[ShownRow]:
        return [ShownRow(row) for row in self.report.rows]

    @property
    def surveys(self) -> list[ShownSurvey]:
        return [ShownSurvey(survey) for survey in self.report.surveys]

    @property
    def attempts(self) -> str:
        return words.attempts(self.report.n)

    @property
    def void(self) -> str:
        return words.void(self.report.void) if self.report.void else ""

    def _line(self, figure: Figure) -> Line:
        return _line(figure, words.sentence(figure, self.report))


def _line(figure: Figure, sentence: str = "") -> Line:
    return Line(
        str(words.LABELS[figure.code]),
        words.value(figure),
        words.interval(figure),
        sentence,
    )


def _picked(one: Counted, n: int) -> Picked:
    counts = (one.top, one.middle, one.bottom, one.all)
    return Picked(
        one.option, words.name(one.option), counts, words.percent(one.all / n)
    )
