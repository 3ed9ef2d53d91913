"""How cases of the P-E and importance-performance tools are put to the engine."""

from engine.measures import gap, levels, quadrants
from engine.measures.exact import mean
from engine.measures.gap import Pair
from engine.measures.levels import Level
from engine.measures.quadrants import Attribute, Crosshair
from engine.measures.scale import Scale

LABELS = {
    Level.VERY_SATISFIED: "很满意",
    Level.SATISFIED: "满意",
    Level.NEUTRAL: "一般",
    Level.DISSATISFIED: "不满意",
    Level.VERY_DISSATISFIED: "很不满意",
}


def gaps(given):
    """Return P − E of each name, or of each place in two lists."""
    pairs = _pairs(given)
    found = {name: pair.gap for name, pair in pairs.items()}
    whole = gap.of_pairs(pairs.values())
    by_name = isinstance(given["E"], dict)
    return {
        "gap": found if by_name else list(found.values()),
        "unweighted": whole.gap,
        "n": whole.n,
    }


def dimension(given):
    """Return the gap of a dimension, of one respondent or of a list of them."""
    expected, perceived = given.get("E"), given.get("P")
    if not expected or not isinstance(expected[0], list):
        found = gap.of_pairs(_pairs(given).values())
        return _dimension(found, used=found.n)
    respondents = [
        _pairs(given | {"E": one, "P": other})
        for one, other in zip(expected, perceived, strict=True)
    ]
    pairs = [pair for one in respondents for pair in one.values()]
    found = gap.dimension(respondents, [str(at) for at in range(len(expected[0]))])
    return _dimension(found, used=sum(pair.is_complete for pair in pairs))


def _dimension(found, *, used):
    return {
        "gap": found.gap,
        "items_used": used,
        "n": found.n,
        "dropped": found.dropped,
        "E_mean": found.expected,
        "P_mean": found.perceived,
    }


def overall(given):
    known = [one for one in _values(given["gaps"]) if one is not None]
    found = {"unweighted": mean(known), "n": len(known)}
    return found | (weighted(given) if "weights" in given else {})


def weighted(given):
    points = given["weights"]
    by_name = isinstance(points, dict)
    names = list(points) if by_name else range(len(points))
    found = gap.weighted(
        [given["gaps"][name] for name in names], [points[name] for name in names]
    )
    known = [one for one in _values(given["gaps"]) if one is not None]
    whole = [point for point in _values(points) if point is not None]
    return {
        "weighted": found.value,
        "unweighted": mean(known),
        "n": found.n,
        "weight_sum": sum(whole),
        "weights_ok": gap.is_shared_out(whole),
    }


def level(given):
    """Return the levels of gaps, or of answer pairs, and how they are spread."""
    thresholds = _thresholds(given)
    if "gap" in given or "gaps" in given:
        alone = [given.get("gap")]
        pairs = [Pair(0, one) for one in _values(given.get("gaps", alone))]
    else:
        pairs = list(_pairs(given).values())
    spread = levels.distribution(pairs, thresholds)
    found = [levels.level(pair.gap, thresholds) for pair in pairs]
    counts = {str(int(one)): count for one, count in spread.counts.items()}
    first = found[0] if found else None
    return {
        "level": first and int(first),
        "label": first and LABELS[first],
        "levels": [None if one is None else int(one) for one in found],
        "level_labels": [None if one is None else LABELS[one] for one in found],
        "labels": {str(int(one)): label for one, label in LABELS.items()},
        "distribution": counts,
        "counts": counts,
        "n": spread.n,
        "dropped": spread.dropped,
    }


def grid(given):
    found = quadrants.grid(
        [_attribute(one) for one in given["items"]],
        crosshair=Crosshair(given.get("cut", "mean")),
        importance=_scale(given),
        performance=_scale(given),
    )
    if found is None:
        return {
            "cut_importance": None,
            "cut_performance": None,
            "quadrants": {},
            "on_line": [],
            "error": "fewer than two attributes",
        }
    return {
        "cut": found.crosshair.value,
        "cut_importance": found.importance,
        "cut_performance": found.performance,
        "quadrants": {point.name: point.quadrant.value for point in found.points},
        "on_line": [point.name for point in found.points if point.is_on_line],
        "left_out": list(found.left_out),
        "excluded": list(found.left_out),
        "n": found.n,
        "separates": found.is_separating,
        "does_not_separate": not found.is_separating,
    }


def _attribute(one):
    return Attribute(one["name"], one.get("importance"), one.get("performance"))


def _pairs(given) -> dict[str, Pair]:
    """Return the pairs of two mappings, or of two lists, turned where it is asked."""
    pairs = {str(name): pair for name, pair in _untouched(given)}
    negative = {str(name) for name in given.get("reversed", ())}
    return gap.turned(pairs, negative, _scale(given)) if negative else pairs


def _untouched(given):
    if "pairs" in given:
        return [(at, Pair(*pair)) for at, pair in enumerate(given["pairs"])]
    expected, perceived = given["E"], given["P"]
    names = expected if isinstance(expected, dict) else range(len(expected))
    return [(name, Pair(expected[name], perceived[name])) for name in names]


def _scale(given):
    return Scale(*given["scale"]) if given.get("scale") else None


def _thresholds(given):
    usual = levels.USUAL
    return levels.Thresholds(given.get("near", usual.near), given.get("far", usual.far))


def _values(given):
    return list(given.values()) if isinstance(given, dict) else given
