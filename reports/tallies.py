"""The numbers over a completion report, as a whole and by department."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from people.models import Department, Posting
from reports import completions
from reports.filters import Filters
from training import overview
from training.access import Reach
from training.status import Status

WHOLE = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many periods stand how. Required: neither waived nor asked for no more."""

    required: int
    met: int
    open: int
    late: int
    expiring: int
    waived: int

    @property
    def rate(self) -> float:
        return 100 * self.met / self.required if self.required else 0.0


def whole(filters: Filters, *, reach: Reach) -> Tally:
    """Count all that the filters show, whatever their status."""
    known = completions.periods(filters.without_status(), reach=reach)
    return _tally(Counter({status: number for status, number in known.counts()}))  # noqa: C416  # rows are tuples of any length


def _tally(counts: Counter[str]) -> Tally:
    base = overview.tally_of(counts)
    return Tally(
        required=base.required,
        met=base.met,
        open=base.open + counts[Status.PENDING],
        late=base.late,
        expiring=counts[Status.EXPIRING],
        waived=base.waived,
    )


@dataclass(frozen=True, slots=True)
class Branch:
    """A department with all below it. The topmost have depth 0."""

    department: Department
    depth: int
    tally: Tally


def by_department(filters: Filters, *, reach: Reach) -> list[Branch]:
    """Return the tree of departments that anything is asked of, each rolled up."""
    return in_tree(by_path(filters, reach=reach))


def in_tree(rolled: Mapping[str, Tally]) -> list[Branch]:
    return [
        Branch(one, one.path.count("/") - 2, rolled[one.path])
        for one in in_tree_order()
        if one.path in rolled
    ]


def by_path(filters: Filters, *, reach: Reach) -> dict[str, Tally]:
    """Return the tally of each department's path, and of all under WHOLE."""
    rolled: dict[str, Counter[str]] = {WHOLE: Counter()}
    for path, of_path in _by_path(filters, reach=reach).items():
        for above in (WHOLE, *upwards(path)):
            rolled.setdefault(above, Counter()).update(of_path)
    return {path: _tally(counts) for path, counts in rolled.items()}


def _by_path(filters: Filters, *, reach: Reach) -> dict[str, Counter[str]]:
    held = Posting.objects.at(filters.at, day=filters.as_of)
    mine = held.filter(person=OuterRef("person")).values("department_path")[:1]
    known = completions.periods(filters, reach=reach).annotate(path=Subquery(mine))
    found: dict[str, Counter[str]] = {}
    for path, status, number in known.counts("path"):
        found.setdefault(path or "/", Counter())[status] = number
    return found


def upwards(path: str) -> Iterator[str]:
    """Yield "/1/4/" and "/1/" for "/1/4/", and nothing for who is nowhere."""
    keys = path.strip("/").split("/") if path.strip("/") else []
    for length in range(len(keys), 0, -1):
        yield f"/{'/'.join(keys[:length])}/"


def in_tree_order() -> list[Department]:
    known = {one.path: one for one in Department.objects.all()}

    def place(one: Department) -> list[tuple[str, str]]:
        ways = [known[path] for path in upwards(one.path) if path in known]
        return [(way.name_key, way.path) for way in reversed(ways)]

    return sorted(known.values(), key=place)
