"""Which kind of unit a file is, by its ending."""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec

from courses.drafts import Source

type Kinds = Mapping[str, Source]

_TABLE = {
    ".quiz.md": "quizzes.source",
    ".activity.md": "activities.source",
    ".md": "lessons.source",
}
KINDS: Kinds = {
    ending: import_module(name) for ending, name in _TABLE.items() if find_spec(name)
}


def ending_of(path: str) -> str:
    """Return all endings of the file's name: ".quiz.md" for opening.quiz.md."""
    name = path.rpartition("/")[2]
    return name[name.find(".") :]


def named(name: str, kinds: Kinds) -> Source:
    return next(source for source in kinds.values() if name == source.KIND)
