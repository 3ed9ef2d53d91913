"""The kinds of question there are."""

from engine.questions.choice import Multiple, Single, TrueFalse
from engine.questions.cloze import Cloze
from engine.questions.number import Number
from engine.questions.order import Ordering
from engine.questions.pairs import Matching
from engine.questions.question import JSON, Asked, Question, Revealed, Show, Stem
from engine.questions.scale import Scale
from engine.questions.words import ShortAnswer
from engine.questions.written import Written

__all__ = [
    "JSON",
    "KINDS",
    "Asked",
    "Question",
    "Revealed",
    "Show",
    "Stem",
    "UnknownKind",
    "named",
]


class UnknownKind(Exception):
    """No kind of question has this name."""


# In the order in which they are asked whether a draft is theirs.
_ALL: tuple[type[Question], ...] = (
    TrueFalse,
    Single,
    Multiple,
    Number,
    ShortAnswer,
    Cloze,
    Matching,
    Ordering,
    Scale,
    Written,  # claims what is left and has a rubric
)

KINDS = {kind.kind: kind for kind in _ALL}


def named(name: str) -> type[Question]:
    """Return the class of a kind; raise UnknownKind if there is none."""
    if name not in KINDS:
        raise UnknownKind(name)
    return KINDS[name]
