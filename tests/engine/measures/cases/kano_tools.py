"""How cases of Kano's tools are put to the engine."""

from fractions import Fraction
from math import lcm

from engine.measures import dumouchel, evidence, kano
from engine.measures.kano import Answer, Category

LETTERS = {one.letter: one for one in Category} | {one.value: one for one in Category}


def evaluation_table(given):
    answers = [Answer(name) for name in given.get("answers", list(Answer))]
    return {
        "table": {
            row.value: {
                column.value: kano.category(row, column).letter for column in answers
            }
            for row in answers
        }
    }


def attribute(given):
    counts, n = _counts(given)
    return _figures(counts, given, n=n)


def raw(given):
    pairs = _pairs(given["pairs"])
    tally = kano.tally(pairs)
    return {
        **_figures(tally.counts, given),
        **_means(pairs),
        "dropped_incomplete": tally.dropped,
        "dropped": tally.dropped,
    }


def blauth_rule(given):
    counts, n = _counts(given)
    return {
        "blauth": _letter(kano.alternative(counts)),
        "moai": _letter(kano.figures(counts, band=_band(given), n=n).category),
    }


def continuous(given):
    """Return the scores, and the means of answers; one side alone is asked alone."""
    functional, dysfunctional = (
        [None if one is None else Answer(one) for one in given.get(name, ())]
        for name in ("functional_answers", "dysfunctional_answers")
    )
    both = list(zip(functional, dysfunctional, strict=False))
    both = both or [(one, one) for one in functional or dysfunctional]
    both = both or _pairs(given.get("pairs", ()))
    return {
        "functional": _scores(dumouchel.FUNCTIONAL),
        "dysfunctional": _scores(dumouchel.DYSFUNCTIONAL),
        "counts_functional": {
            one.value: [first for first, _ in both].count(one) for one in Answer
        },
        **_means(both),
    }


def _figures(counts, given, *, n=None):
    found = kano.figures(counts, band=_band(given), n=n)
    fong = evidence.fong(counts)
    return {
        "n": given.get("n") if n else found.n,
        "counts": {one.letter: count for one, count in found.counts.items()},
        "max_category": _letter(found.mode),
        "mode": _letter(found.mode),
        "category_MOAI": _letter(found.category),
        "category": _letter(found.category),
        "mixed": found.is_mixed,
        "review": found.needs_review,
        "needs_review": found.needs_review,
        "flag_review": found.needs_review,
        "better": found.better,
        "worse": found.worse,
        "blauth": _letter(kano.alternative(counts)),
        "chi2_MOAI": evidence.chi_square(counts),
        "fong_lhs": fong and fong.lead,
        "fong_rhs": fong and fong.threshold,
        "fong": fong and ("sig" if fong.is_significant else "ns"),
        **_shares("total_strength", found.total_strength),
        **_shares("category_strength", found.category_strength),
        **{
            key: value
            for one in Category
            for key, value in _shares(f"share_{one.letter}", found.share(one)).items()
        },
    }


def _shares(name, value):
    percent = None if value is None else value * 100
    return {name: value, f"{name}_pct": percent}


def _means(pairs):
    place = dumouchel.place(pairs)
    return {
        "n": place.n,
        "functional_mean": place.functional,
        "dysfunctional_mean": place.dysfunctional,
    }


def _counts(given) -> tuple[dict[Category, int], int | None]:
    """Return whole counts, and n where they are shares that may not add up to it."""
    for name, whole in (("percent", 100), ("shares", 1), ("share", 1)):
        if name in given:
            return _scaled(given[name], whole)
    return _by_category(given["counts"]), None


def _scaled(shares, whole: int) -> tuple[dict[Category, int], int]:
    exact = {key: Fraction(share) for key, share in shares.items()}
    scale = lcm(*(share.denominator for share in exact.values()))
    counts = {key: int(share * scale) for key, share in exact.items()}
    return _by_category(counts), whole * scale


def _by_category(counts) -> dict[Category, int]:
    return {LETTERS[key]: count for key, count in counts.items()}


def _pairs(pairs):
    return [
        tuple(None if one is None else Answer(one) for one in pair) for pair in pairs
    ]


def _scores(scores):
    return {answer.value: score for answer, score in scores.items()}


def _band(given):
    """Return the threshold, a share, or percentage points where it is 1 or more."""
    band = given.get("threshold")
    if band is None:
        return kano.BAND
    return Fraction(band, 100) if band >= 1 else band


def _letter(category: Category | None) -> str | None:
    return category.letter if category else None
