"""How cases of quiz item analysis are put to the engine."""

from fractions import Fraction

from engine.measures import flags, groups, items, reliability, sheet


def analysis(given):
    """Return facility and D of each item, between the rows named or the 27 %."""
    marks = _sheet(given)
    found = items.statistics(marks)
    return {
        "n": len(marks.ids),
        "facility": [item.facility for item in found],
        "discrimination": _differences(given, found),
        "item_rest_r": [item.item_rest for item in found],
        "band": [_band(item.facility) for item in found],
    }


def kr20(given):
    """Return KR-20 and what it is made of, from a matrix or from its parts."""
    if "matrix" not in given:
        return _kr20_of_parts(given)
    marks = _sheet(given)
    is_binary = bool(marks.columns) and reliability.is_right_or_wrong(marks)
    parts = {"sum_pq": None, "variance_population": None, "kr20": None}
    return {
        "n": len(marks.ids),
        "k": len(marks.columns),
        **(_parts(marks) if is_binary else parts),
        "alpha": reliability.alpha(marks),
        "item_rest_r": [item.item_rest for item in items.statistics(marks)],
    }


def discrimination(given):
    tenths = groups.group_size(given["class_size"]) if "class_size" in given else None
    value = groups.difference(
        given["upper_correct"], given["lower_correct"], given.get("group_size", tenths)
    )
    return {
        "group_size_27pct": tenths,
        "D": value,
        "band": None if value is None else groups.ebel(value).value.replace("-", "_"),
    }


def facility(given):
    found = [_facility(one) for one in given["items"]]
    return {"facility": found, "band": [_band(one) for one in found]}


def group_size(given):
    n = given["n"]
    sizes = [groups.group_size(one) for one in (n if isinstance(n, list) else [n])]
    return {"size": sizes if isinstance(n, list) else sizes[0]}


def _sheet(given):
    return sheet.of_rows(given["matrix"], out_of=given.get("max_marks", ()))


def _differences(given, found):
    if "upper_rows" not in given:
        return [item.upper_lower for item in found]
    upper, lower = (
        [given["matrix"][row] for row in given[name]]
        for name in ("upper_rows", "lower_rows")
    )
    return [
        groups.difference(sum(best), sum(weakest), len(upper))
        for best, weakest in zip(
            zip(*upper, strict=True), zip(*lower, strict=True), strict=True
        )
    ]


def _parts(marks):
    return {
        "sum_pq": reliability.sum_of_pq(marks),
        "variance_population": reliability.population_variance(marks),
        "kr20": reliability.kr20(marks),
    }


def _kr20_of_parts(given):
    """Return KR-20 of Σpq (or every p), σ² (or every total) and how many items."""
    shares, totals = given.get("p", ()), given.get("totals", ())
    count = _first(given, "k", "items", "n_items") or len(shares)
    sum_pq = _first(given, "sum_pq") or sum(p * (1 - p) for p in shares)
    variance = _first(given, "variance_population", "variance") or _variance(totals)
    return {
        "sum_pq": sum_pq,
        "variance_population": variance,
        "kr20": reliability.kr20_of(count, Fraction(sum_pq), Fraction(variance)),
    }


def _first(given, *names):
    return next((given[name] for name in names if name in given), None)


def _variance(totals):
    n = max(len(totals), 1)
    return Fraction(sheet.spread(totals), n**2)


def _facility(one):
    """Return the facility of so many right ones of n, or of marks of a maximum."""
    if "marks" in one:
        marks, most = one["marks"], _first(one, "max", "max_mark", "out_of") or 1
    else:
        right = one["correct"]
        marks, most = [1] * right + [0] * (one["n"] - right), 1
    column = sheet.Column(out_of=most, places=range(len(marks)), marks=marks)
    return items.facility(sheet.Sheet(range(len(marks)), [column]), 0)


def _band(value):
    if value is None:
        return None
    if value <= flags.HARD:
        return "difficult"
    return "easy" if value >= flags.EASY else "right"
