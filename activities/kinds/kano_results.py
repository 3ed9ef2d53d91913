"""What comes out of Kano's questions, for one person and for a group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities.charts import kano as charts
from activities.charts import numbers
from activities.charts.frame import Frame
from activities.task import Words
from engine.measures import dumouchel, evidence
from engine.measures import kano as measure
from engine.measures.kano import Answer, Category

type Pair = tuple[Answer | None, Answer | None]
type Named = tuple[str, Pair]

OPTIONS: Mapping[Answer, Words] = {
    Answer.LIKE: _("I like it"),
    Answer.MUST_BE: _("It has to be so"),
    Answer.NEUTRAL: _("It makes no difference"),
    Answer.LIVE_WITH: _("I can live with it"),
    Answer.DISLIKE: _("I dislike it"),
}
TOLD: Mapping[Category, tuple[Words, Words]] = {
    Category.MUST_BE: (
        _("Basic attribute"),
        _("You take it for granted: hardly noticed if there, annoying if missing."),
    ),
    Category.ONE_DIMENSIONAL: (
        _("Performance attribute"),
        _("The better it is done, the more content you are; done badly, it annoys."),
    ),
    Category.ATTRACTIVE: (
        _("Excitement attribute"),
        _("You do not count on it: it delights if there, and is not missed if not."),
    ),
    Category.INDIFFERENT: (
        _("Indifferent attribute"),
        _("There or not, it matters little to you."),
    ),
    Category.REVERSE: (
        _("Reverse attribute"),
        _("You would rather be without it."),
    ),
    Category.QUESTIONABLE: (
        _("Questionable result"),
        _("The two answers contradict each other; perhaps a question was misread."),
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the evaluation table: the answer if it is there, a letter for each."""

    label: Words
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    letter: str
    name: Words


@dataclass(frozen=True, slots=True)
class Table:
    heads: tuple[Words, ...]
    rows: tuple[Row, ...]
    key: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What somebody said of a thing, in words."""

    name: str
    there: Words
    missing: Words


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one category."""

    letter: str
    name: Words
    meaning: Words
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """One person's things by category; `left` are the names without both answers."""

    groups: tuple[Group, ...]
    left: tuple[str, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Further:
    """Figures for those who look closely. What must not be shown is empty."""

    name: str
    mode: str
    alternative: str
    lead: str
    threshold: str
    is_significant: bool
    there: str
    missing: str


@dataclass(frozen=True, slots=True)
class Together:
    chart: charts.Chart
    further: tuple[Further, ...]


def table() -> Table:
    """Return the evaluation table: rows if it is there, columns if it is not."""
    rows = (
        Row(label, tuple(measure.category(there, other).letter for other in OPTIONS))
        for there, label in OPTIONS.items()
    )
    key = (Key(one.letter, name) for one, (name, _meaning) in TOLD.items())
    return Table(tuple(OPTIONS.values()), tuple(rows), tuple(key))


def category(pair: Pair) -> Category | None:
    there, missing = pair
    return None if not there or not missing else measure.category(there, missing)


def own(pairs: Sequence[Named]) -> Own:
    found = [(category(pair), name, pair) for name, pair in pairs]
    groups = (
        _group(one, [(name, pair) for of, name, pair in found if of is one])
        for one in TOLD
    )
    left = tuple(name for of, name, _pair in found if of is None)
    return Own(tuple(one for one in groups if one.things), left, table())


def cells(pair: Pair) -> tuple[str, str, str]:
    """Return both answers and the category, in words; "" for what is missing."""
    found = category(pair)
    there, missing = (str(OPTIONS[one]) if one else "" for one in pair)
    return there, missing, str(TOLD[found][0]) if found else ""


def together(names: Sequence[str], people: Sequence[Sequence[Named]]) -> Together:
    """Return what a group says of things; each person answers in their order."""
    asked = [[one[at][1] for one in people] for at in range(len(names))]
    n = sum(any(map(category, (pair for _, pair in one))) for one in people)
    frame = Frame("kano", gettext("Kano categories"), n, is_group=True)
    figures = [measure.figures(measure.tally(pairs).counts) for pairs in asked]
    return Together(
        charts.chart(frame, list(zip(names, figures, strict=True))),
        tuple(
            _further(name, one, pairs)
            for name, one, pairs in zip(names, figures, asked, strict=True)
            if frame.shows(one.n)
        ),
    )


def _group(one: Category, found: Sequence[Named]) -> Group:
    name, meaning = TOLD[one]
    things = (Thing(name, *cells(pair)[:2]) for name, pair in found)
    return Group(one.letter, name, meaning, tuple(things))


def _further(name: str, one: measure.Figures, pairs: Sequence[Pair]) -> Further:
    fong, place = evidence.fong(one.counts), dumouchel.place(pairs)
    return Further(
        name=name,
        mode=_letter(one.mode),
        alternative=_letter(measure.alternative(one.counts)),
        lead=str(fong.lead) if fong else numbers.NOTHING,
        threshold=f"{fong.threshold:.1f}" if fong else numbers.NOTHING,
        is_significant=fong is not None and fong.is_significant,
        there=numbers.shown(place.functional),
        missing=numbers.shown(place.dysfunctional),
    )


def _letter(found: Category | None) -> str:
    return found.letter if found else numbers.NOTHING
