"""Which kind of unit a file is, by its ending."""

from collections.abc import Mapping

import activities.source
import lessons.source
import quizzes.source
from courses.drafts import Source

type Kinds = Mapping[str, Source]

KINDS: Kinds = {
    ".md": lessons.source,
    ".quiz.md": quizzes.source,
    ".activity.md": activities.source,
}


def ending_of(path: str) -> str:
    """Return all endings of the file's name: ".quiz.md" for opening.quiz.md."""
    name = path.rpartition("/")[2]
    return name[name.find(".") :]


def named(name: str, kinds: Kinds) -> Source:
    return next(source for source in kinds.values() if name == source.KIND)
