"""The registry of reports: each page, file and e-mail asks for one by its name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engine.tables.table import Column, Row, Table
from reports.filters import FilterForm, Filters
from training.access import Reach

RULE = _(
    "Required: what was asked, on that day, of people who worked here; who was spared "
    "or is no longer asked does not count."
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A report as somebody may read it. Its rows are read when they are asked for.

    `paper` names the columns, by their places, that a sheet has room for: none, all.
    """

    table: Table
    rows: Iterator[Row]
    count: Callable[[], int]
    paper: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        return self.table.title

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.table.columns


# Fills a report with what the filters show of what the reach lets somebody read.
type Fill = Callable[[Filters, Reach, datetime], Filled]


@dataclass(frozen=True, slots=True)
class Kind:
    """A report: `table` fills it, `form` reads its filters from an address.

    `rule` says who is counted; every file of the report carries it.
    """

    name: str
    title: str | Promise
    address: str
    table: Fill
    form: type[FilterForm] = FilterForm
    rule: str | Promise = RULE

    @property
    def stem(self) -> str:
        """Return the address of its files without the ending."""
        return self.address.rstrip("/")


class NoSuchReport(KeyError):
    """No report bears that name."""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    _kinds[kind.name] = kind
    return kind


def named(name: str) -> Kind:
    if name not in _kinds:
        raise NoSuchReport(name)
    return _kinds[name]


def every() -> Iterable[Kind]:
    return tuple(_kinds.values())
