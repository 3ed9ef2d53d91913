"""The registry of the kinds of unit; each registers itself when its app is ready."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpResponseBase
from django.utils.functional import Promise

from courses.models import Registration, Unit, Version
from engine.markup.page import Audience
from people.requests import PersonRequest

if TYPE_CHECKING:
    from courses.access import Visit


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing to do before the unit counts as done, in words, and whether it is."""

    words: str
    is_met: bool
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What a person made of a unit, as safe HTML for paper, and since when."""

    html: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Exam:
    """A unit drawn for paper: what is asked, where it is answered, and its key.

    All three are safe HTML; `facts` say in words how much it is and what passes.
    """

    facts: Sequence[str]
    questions: str
    sheet: str
    key: str


def _never(unit: Unit, registration: Registration, at: datetime) -> str:  # noqa: ARG001  # what most kinds say
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of unit must be able to do.

    `page` answers the unit's address; `measure` says how much it is ("12 分钟",
    "10 题"); `conditions` tells what is left to do in a registration (None: a
    preview); `printed` is its safe HTML for paper; `place` is where to go on, as an
    anchor ("#p7"), or nothing. `waits` says why nothing can be done there now (not
    open yet, all attempts used up); mostly it says nothing. `filled` is its paper with
    what she filled in, if there is such a thing and she did. `worksheet` is only what
    there is to write on, or nothing; `exam` is what a seed draws of it for paper.
    """

    name: str
    label: str | Promise
    page: Callable[[PersonRequest, "Visit", Unit], HttpResponseBase]
    measure: Callable[[Unit], str]
    conditions: Callable[[Unit, Registration | None], Sequence[Condition]]
    printed: Callable[[Version, Audience], str]
    place: Callable[[Unit, Registration], str]
    waits: Callable[[Unit, Registration, datetime], str] = _never
    filled: Callable[[Version, Registration], Filled | None] | None = None
    worksheet: Callable[[Version], str] | None = None
    exam: Callable[[Version, int], Exam] | None = None


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def named(name: str) -> Kind:
    return _kinds[name]


def names() -> list[str]:
    return sorted(_kinds)
