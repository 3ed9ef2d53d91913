"""The doors in the masthead: each floor adds its own, each person sees hers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Door:
    """A link in the masthead. `is_for` says who sees it; low orders stand left."""

    name: str | Promise
    address: str
    is_for: Callable[[Any, datetime], bool]
    order: int
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class OpenDoor:
    name: str
    address: str
    is_here: bool
    is_wide: bool


_doors: list[Door] = []


def add(door: Door) -> None:
    _doors.append(door)


def shown(person: Any, *, path: str, at: datetime) -> Iterable[OpenDoor]:
    for door in sorted(_doors, key=lambda door: door.order):
        if door.is_for(person, at):
            is_here = path == door.address or (
                door.address != "/" and path.startswith(door.address)
            )
            yield OpenDoor(str(door.name), door.address, is_here, door.is_wide)
