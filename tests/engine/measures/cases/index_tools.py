"""How cases of indices and of loyalty are put to the engine."""

from fractions import Fraction
from math import lcm

from engine.measures import indices, loyalty
from engine.measures.loyalty import Promotion
from engine.measures.scale import Scale


def acsi(given):
    scale = Scale(*given["scale"]) if given.get("scale") else indices.ONE_TO_TEN
    weights = given.get("weights")
    if "answers" in given:
        found = indices.acsi_of(given["answers"], weights, scale)
        return {"score": found.value, "n": found.n}
    return {"score": indices.acsi(given["means"], weights, scale)}


def csi(given):
    found = indices.csi(given["scores"], given["weights"])
    highest = given.get("scale_max")
    return {
        "csi": found.value,
        "csi_pct": None if highest is None else indices.percent(found.value, highest),
        "n": found.n,
    }


def nps(given):
    split = _promotion(given)
    is_counted = "promoters_pct" not in given
    counts = {
        "promoters": split.promoters,
        "passives": split.passives,
        "detractors": split.detractors,
    }
    return {
        "nps": split.score,
        "score": split.score,
        "n": split.n if is_counted else given.get("n"),
        **{f"{name}_pct": split.share(count) for name, count in counts.items()},
        **(counts if is_counted else {}),
    }


def lifetime(given):
    found = loyalty.lifetime(_share(given, "retention"))
    return {"expected_years": found, "expected_periods": found, "lifetime": found}


def clv(given):
    retention, discount = _share(given, "retention"), _share(given, "discount")
    return {"clv": loyalty.value(given["margin"], retention, discount)}


def _promotion(given) -> Promotion:
    """Return the split of frequencies, answers, counts or percentages."""
    if "freq_0_to_10" in given:
        return loyalty.of_frequencies(given["freq_0_to_10"])
    for name in ("answers", "scores"):
        if name in given:
            return loyalty.of_answers(given[name])
    if "promoters_pct" in given:
        return _of_percentages(given)
    return Promotion(given["promoters"], given.get("passives", 0), given["detractors"])


def _of_percentages(given) -> Promotion:
    for_us, against_us = (
        Fraction(given[name]) for name in ("promoters_pct", "detractors_pct")
    )
    scale = lcm(for_us.denominator, against_us.denominator)
    parts = (for_us, 100 - for_us - against_us, against_us)
    return Promotion(*(int(part * scale) for part in parts))


def _share(given, name):
    percent = f"{name}_pct"
    return Fraction(given[percent]) / 100 if percent in given else given[name]
