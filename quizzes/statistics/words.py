"""What the statistics of a quiz say in words a trainer understands."""

from collections.abc import Sequence
from fractions import Fraction
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from engine.measures.flags import Code, Flag
from engine.measures.groups import Ebel
from engine.measures.intervals import Interval
from quizzes.scoring import shown
from quizzes.statistics.picking import Option
from quizzes.statistics.report import Figure, Report, Row, Scale
from quizzes.statistics.sittings import Which

NOTHING = "—"
ALL = 100

LABELS = {
    "mean": gettext_lazy("Mean"),
    "median": gettext_lazy("Median"),
    "total-deviation": gettext_lazy("Standard deviation"),
    "skewness": gettext_lazy("Skewness"),
    "kurtosis": gettext_lazy("Kurtosis"),
    "alpha": gettext_lazy("Internal consistency (Cronbach's alpha)"),
    "kr20": gettext_lazy("Reliability (KR-20)"),
    "error-ratio": gettext_lazy("Error ratio"),
    "standard-error": gettext_lazy("Standard error"),
    "facility": gettext_lazy("Facility index"),
    "deviation": gettext_lazy("Standard deviation"),
    "discrimination": gettext_lazy("Discrimination index"),
    "item-rest": gettext_lazy("Item-rest correlation"),
    "efficiency": gettext_lazy("Discriminative efficiency"),
    "difference": gettext_lazy("D (upper group minus lower group)"),
    "intended-weight": gettext_lazy("Intended weight"),
    "effective-weight": gettext_lazy("Effective weight"),
    "chance": gettext_lazy("Random guess score"),
}

WHICH = {
    Which.FIRST: gettext_lazy("The first of each person"),
    Which.LAST: gettext_lazy("The last of each person"),
    Which.HIGHEST: gettext_lazy("The best of each person"),
    Which.ALL: gettext_lazy("All, each for itself"),
}

BANDS = {
    Ebel.VERY_GOOD: gettext_lazy("very good"),
    Ebel.GOOD: gettext_lazy("good"),
    Ebel.MARGINAL: gettext_lazy("marginal"),
    Ebel.POOR: gettext_lazy("poor"),
    Ebel.CHECK_KEY: gettext_lazy("check the key"),
}

_ALARMS = {Code.CHECK_KEY, Code.TOP_ASTRAY}
_FLAGS = {
    Code.CHECK_KEY: gettext_lazy("Who answered right did worse: check the key"),
    Code.GUESSED: gettext_lazy("No better than guessing"),
    Code.DUBIOUS: gettext_lazy("Hardly tells strong from weak"),
    Code.TOO_HARD: gettext_lazy("Very hard"),
    Code.TOO_EASY: gettext_lazy("Very easy (fine for what everybody must know)"),
    Code.SAME: gettext_lazy("All earned the same: it tells nobody apart"),
    Code.NEGATIVE_WEIGHT: gettext_lazy(
        "Runs against the total: it has no effective weight"
    ),
    Code.ORIENTATION: gettext_lazy("For orientation only"),
    Code.FEW: gettext_lazy("Fewer than 10 attempts: facility only"),
}

_HELP = {
    "median": gettext_lazy("Half of them earned at least this much."),
    "total-deviation": gettext_lazy("So far from the mean the totals typically lie."),
    "error-ratio": gettext_lazy(
        "So much of the spread between people is chance, not knowledge."
    ),
    "standard-error": gettext_lazy(
        "A single result is no more certain than give or take this many points."
    ),
    "kr20": gettext_lazy(
        "The same for questions that are all worth the same and wholly right or wrong."
    ),
}

# The sentence of the first limit that the value does not reach; None is without end.
_SENTENCES: dict[str, tuple[tuple[float | None, object], ...]] = {
    "mean": (
        (0.5, gettext_lazy("Hard for these people: on average less than half.")),
        (0.75, gettext_lazy("Neither hard nor easy: half to three quarters is usual.")),
        (None, gettext_lazy("Easy for these people, as what all must know may be.")),
    ),
    "skewness": (
        (-0.5, gettext_lazy("Most stand high; a few have fallen far behind.")),
        (0.5, gettext_lazy("High and low totals are much alike in number.")),
        (None, gettext_lazy("Most stand low; a few are far ahead.")),
    ),
    "kurtosis": (
        (0, gettext_lazy("The totals are spread evenly, with few far out.")),
        (1, gettext_lazy("The totals crowd about the middle as is usual.")),
        (None, gettext_lazy("Most totals crowd together, and some lie far out.")),
    ),
    "alpha": (
        (0.64, gettext_lazy("Too little to tell people apart: decide nothing by it.")),
        (0.75, gettext_lazy("Fair: do not decide by small differences.")),
        (None, gettext_lazy("Good: the questions measure one thing.")),
    ),
}

_NEEDS_ONE_PAPER = gettext_lazy(
    "Needs at least two questions, the same for all, and totals that differ."
)
_UNDEFINED = {
    "alpha": _NEEDS_ONE_PAPER,
    "error-ratio": _NEEDS_ONE_PAPER,
    "standard-error": _NEEDS_ONE_PAPER,
    "kr20": gettext_lazy(
        "Only for the same questions for all, equally worth, wholly right or wrong."
    ),
}


def value(figure: Figure) -> str:
    """Return the number as it is shown, rounded only here."""
    return NOTHING if figure.value is None else _number(figure.value, figure.scale)


def mean(figure: Figure, out_of: Fraction | None) -> str:
    """Return the mean with what could be earned, also as a share."""
    if figure.value is None or not out_of:
        return value(figure)
    values = {
        "mean": value(figure),
        "points": shown(out_of),
        "share": percent(figure.value / float(out_of)),
    }
    return _("%(mean)s of %(points)s (%(share)s)") % values


def interval(figure: Figure) -> str:
    return NOTHING if figure.interval is None else span(figure.interval, figure.scale)


def span(found: Interval, scale: Scale = Scale.SHARE) -> str:
    values = {"low": _number(found.low, scale), "high": _number(found.high, scale)}
    return _("%(low)s to %(high)s") % values


def percent(share: float) -> str:
    return _number(share, Scale.SHARE)


def _number(number: float, scale: Scale) -> str:
    if scale is Scale.SHARE:
        return f"{number * ALL:.1f}%".replace("-", "−")
    return f"{number:.2f}".replace("-", "−")


def sentence(figure: Figure, report: Report) -> str:
    """Say in one plain sentence what a figure of the whole quiz means."""
    if figure.value is None:
        return str(_UNDEFINED.get(figure.code, _("Too few attempts, or all the same.")))
    if figure.code in _HELP:
        return str(_HELP[figure.code])
    number = figure.value
    if figure.code == "mean":
        number = number / float(report.out_of) if report.out_of else 0.0
    return str(_of_band(number, _SENTENCES[figure.code]))


def _of_band(number: float, bands: Sequence[tuple[float | None, object]]) -> object:
    return next(words for most, words in bands if most is None or number < most)


def is_alarm(flag: Flag) -> bool:
    return flag.code in _ALARMS


def flag(found: Flag, row: Row) -> str:
    """Say a flag in words, naming the options it speaks of."""
    options = [one.option for one in row.options if one.option.key in found.options]
    values = {"options": _(" or ").join(name(option) for option in options)}
    if found.code is Code.UNCHOSEN:
        return _("Nobody chose %(options)s") % values
    if found.code is Code.TOP_ASTRAY:
        return _("More of the best third chose %(options)s than the key") % values
    return str(_FLAGS[found.code])


def name(option: Option) -> str:
    """Return what an option is called for short: its letter, or what was typed."""
    return option.letter or option.text or _("No answer")


def plain(html: str) -> str:
    """Return the text of safe HTML, for a cell of a table file."""
    return " ".join(unescape(strip_tags(html)).split())


def since(row_first: int, row_last: int) -> str:
    """Say in which versions of the quiz a wording was asked."""
    if not row_last:
        return _("From another quiz")
    if row_first == row_last:
        return _("Version %(number)s") % {"number": row_last}
    values = {"first": row_first, "last": row_last}
    return _("Versions %(first)s to %(last)s") % values


def attempts(number: int) -> str:
    words = ngettext("%(number)s attempt", "%(number)s attempts", number)
    return words % {"number": number}


def void(number: int) -> str:
    words = ngettext(
        "%(number)s question does not count any more and has no row.",
        "%(number)s questions do not count any more and have no row.",
        number,
    )
    return words % {"number": number}
