"""Bringing a person's words along when the text of an activity has changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from activities import content, renames
from activities.content import Content
from activities.models import Response
from activities.renames import Names
from activities.task import JSON
from courses.models import Unit, Version


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words under questions that the text no longer asks."""

    content: Content
    number: int
    body: JSON

    @property
    def shown(self) -> Sequence[object]:
        return self.content.task.shown(self.body)


@dataclass(frozen=True, slots=True)
class Carried:
    """All that a person wrote, as one version of the text asks for it."""

    body: Mapping[str, Any]
    leftovers: tuple[Leftover, ...] = ()


def carried(version: Version, responses: Sequence[Response]) -> Carried:
    """Lay the responses over each other, the newest last; see `responses.of`."""
    task = content.from_json(version.data).task
    if all(one.version_id == version.pk for one in responses):
        return Carried(task.merged([one.body for one in responses]))
    names = _names(version.unit)
    bodies: list[JSON] = []
    leftovers: list[Leftover] = []
    seen: set[str] = set()
    for one in reversed(responses):
        now = _now(one, names, end=version.number)
        asked = {old: new for old, new in now.items() if new in task.names}
        bodies.insert(0, task.renamed(one.body, asked))
        gone = [old for old, new in now.items() if new not in {*task.names, *seen}]
        leftovers += _leftover(one, gone)
        seen |= set(now.values())
    return Carried(task.merged(bodies), tuple(leftovers))


def onto(version: Version) -> Callable[[JSON, int], JSON]:
    """Return what brings a body, of the version with a number, to this version."""
    task = content.from_json(version.data).task
    names_in = called(version)

    @cache
    def ids(number: int) -> dict[str, str]:
        return {old: new for old, new in names_in(number).items() if new in task.names}

    def bring(body: JSON, number: int) -> JSON:
        return body if number == version.number else task.renamed(body, ids(number))

    return bring


def called(version: Version) -> Callable[[int], Mapping[str, str]]:
    """Return what says how the questions of a version, by number, are called in this.

    Those that this version does not ask any more keep a name too.
    """
    names = cache(_names)

    @cache
    def ids(number: int) -> dict[str, str]:
        if number == version.number:
            return {name: name for name in content.from_json(version.data).task.names}
        known = names(version.unit)
        return {
            old: renames.traced(old, known, start=number, end=version.number)
            for old in known[number]
        }

    return ids


def _names(unit: Unit) -> Names:
    """Return what the questions of every version of the unit are and were called."""
    rows = Version.objects.filter(unit=unit).values_list("number", "data")
    return {number: content.from_json(data).task.names for number, data in rows}


def _now(response: Response, names: Names, *, end: int) -> dict[str, str]:
    """Return what each question of the response is called in the version `end`."""
    start = response.version.number
    return {
        old: renames.traced(old, names, start=start, end=end) for old in names[start]
    }


def _leftover(response: Response, gone: Sequence[str]) -> Iterator[Leftover]:
    old = content.from_json(response.version.data)
    body = old.task.renamed(response.body, {name: name for name in gone})
    if old.task.filled(body):
        yield Leftover(old, response.version.number, body)
