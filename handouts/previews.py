"""Pictures of the first pages of a book, made of its first units only."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.core.files.storage import default_storage

from courses.contents import Contents
from engine.paper import picture
from handouts import cache, digest, printing
from handouts.choice import Edition
from handouts.matter import Matter

PAGES = 4
WIDTH = 640
UNITS = 2
LONG = (Edition.TRAINEE, Edition.TRAINER, Edition.PACK)
SIZE = slice(16, 24)  # where a PNG says how wide and high it is


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a picture, by its number from 1, and how large that is."""

    number: int
    width: int
    height: int


def leaves(found: Matter) -> list[Leaf]:
    """Return the pictures there are, making them if need be.

    Raises PaperUnavailable where books cannot be set.
    """
    start = beginning(found)
    fill(start)
    return list(_leaves(start))


def name_of(start: Matter, number: int) -> str:
    return f"{cache.FOLDER}/previews/{digest.of(start)}-{number}.png"


def beginning(found: Matter) -> Matter:
    """Return a short book of the same kind; what is short already stays whole."""
    if found.edition not in LONG:
        return found
    few = found.entries[:UNITS]
    return replace(found, contents=Contents(found.course, few, {}))


def fill(start: Matter) -> None:
    """Make the pictures; the first comes last, so that it vouches for the others."""
    first = name_of(start, 1)
    if cache.is_there(first):
        return
    with cache.PRESS:
        if not cache.is_there(first):
            made = picture.to_pngs(printing.pdf(start), width=WIDTH, most=PAGES)
            for number in range(len(made), 0, -1):
                cache.keep(name_of(start, number), made[number - 1])


def _leaves(start: Matter) -> Iterator[Leaf]:
    for number in range(1, PAGES + 1):
        name = name_of(start, number)
        if not cache.is_there(name):
            return
        with default_storage.open(name) as file:
            width, height = struct.unpack(">II", file.read(SIZE.stop)[SIZE])
        yield Leaf(number, width, height)
