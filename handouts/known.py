"""Remembers in this process where books lie, so that a stored one is found at once.

What names a book is all that it is made of; to reckon that takes the whole course's
contents. Of a release that is out only new renderings can change it.
"""

from dataclasses import dataclass

from courses.models import Course, Rendering
from handouts import cache
from handouts.choice import Choice

MOST = 1000

type Asked = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """A file and what it is called when it is sent."""

    name: str
    title: str


_known: dict[Asked, Stored] = {}


def asked(course: Course, choice: Choice, ending: str) -> Asked:
    """Return what stands for the book until anything of it changes, in one query."""
    newest = Rendering.objects.order_by("-pk").values_list("pk", flat=True).first()
    released = (course.pk, course.release_id, course.title, course.language)
    form = choice.form.key()
    wanted = (choice.edition, choice.parts, choice.draw, form, choice.form.watermark)
    return (*released, newest, *wanted, ending)


def find(asked: Asked) -> Stored | None:
    """Return the file that was stored for it, if it is still there."""
    stored = _known.get(asked)
    return stored if stored and cache.is_there(stored.name) else None


def remember(asked: Asked, stored: Stored) -> None:
    if len(_known) >= MOST:
        _known.clear()
    _known[asked] = stored
