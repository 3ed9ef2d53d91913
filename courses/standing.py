"""What higher floors have to say of the modules on a course's map: "12 月 4 日到期".

A floor above registers one function when its app is ready; it is asked once a page
for all modules of the course, so that the page costs the same however long it is:

    standing.register(due_dates)    # in training/apps.py, ready()
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from courses.models import Course
from people.models import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """Words for a module, shown at the right of its title.

    With a `state` of the status component ("overdue", "due", "valid" …) they bear its
    mark; without one they are a quiet note.
    """

    words: str
    state: str = ""


type Say = Callable[[Course, Person, datetime], Mapping[int, Standing]]

_says: list[Say] = []


def register(say: Say) -> Callable[[], None]:
    """Let a floor above say something: course, person, moment → module id → words.

    Return what takes it back; a test needs that.
    """
    _says.append(say)
    return lambda: _says.remove(say)


def of(course: Course, *, person: Person, at: datetime) -> dict[int, Standing]:
    """Return the words by module; of two floors that speak, the later wins."""
    found: dict[int, Standing] = {}
    for say in _says:
        found.update(say(course, person, at))
    return found
