"""What people picked or wrote, as options that can be counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.questions.choice import Choice
from engine.questions.options import letter
from engine.questions.scale import Scale
from engine.questions.typed import Typed, text_of
from quizzes.statistics.gathering import Wording

MOST_TEXTS = 6
RIGHT = "="


@dataclass(frozen=True, slots=True)
class Option:
    """Something to count. ``text`` is safe HTML, or plain as it was typed."""

    key: str
    letter: str
    text: str
    is_right: bool = False
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class Picks:
    """The options, and which of them each attempt picked (as ``heap.places`` run)."""

    options: tuple[Option, ...]
    each: Sequence[tuple[str, ...]]

    @property
    def keys(self) -> list[str]:
        return [option.key for option in self.options]

    @property
    def right(self) -> list[str]:
        return [option.key for option in self.options if option.is_right]


def of(wording: Wording) -> Picks | None:
    """Return what can be counted of the answers to a wording; None if nothing can."""
    question, responses = wording.question, wording.responses
    if isinstance(question, Choice):
        options = tuple(_of_choice(question))
    elif isinstance(question, Scale):
        options = tuple(_of_scale(question))
    elif isinstance(question, Typed):
        return _typed(wording, question)
    else:
        return None
    keys = {text: _picked(question, said) for text, said in responses.items()}
    return Picks(options, _each(wording, keys))


def _of_choice(question: Choice) -> list[Option]:
    """List the options in the author's order, under the letters of that order."""
    options = sorted(question.options, key=lambda one: (len(one.key), one.key))
    return [
        Option(one.key, letter(place), one.text, one.is_right)
        for place, one in enumerate(options)
    ]


def _of_scale(question: Scale) -> list[Option]:
    return [
        Option(key, key, text)
        for key, text in zip(question.keys, question.steps, strict=True)
    ]


def _picked(question: Choice | Scale, said: object) -> tuple[str, ...]:
    if isinstance(question, Choice):
        return tuple(sorted(question.picked(said)))
    return (str(said),) if question.is_answered(said) else ()


def _typed(wording: Wording, question: Typed) -> Picks | None:
    """Count typed answers: all right ones as one, and the most frequent others."""
    keys = {
        text: (_typed_key(question, said),)
        for text, said in wording.responses.items()
        if question.is_answered(said)
    }
    each = _each(wording, keys)
    often = Counter(key for picked in each for key in picked)
    others = sorted(often.keys() - {RIGHT}, key=lambda key: (-often[key], key))
    if not often:
        return None
    wrong = [Option(key, "", key, is_typed=True) for key in others[:MOST_TEXTS]]
    return Picks((*_right(wording, keys), *wrong), each)


def _typed_key(question: Typed, said: object) -> str:
    return RIGHT if question.mark(said).fraction == 1 else text_of(said).strip()


def _right(wording: Wording, keys: Mapping[str, tuple[str, ...]]) -> tuple[Option, ...]:
    """Return the right answer as most people wrote it; nothing if nobody did."""
    often = Counter(
        said for said in wording.heap.said if keys.get(said or "") == (RIGHT,)
    )
    if not often:
        return ()
    text = min(often, key=lambda one: (-often[one], str(one)))
    words = text_of(wording.responses[str(text)]).strip()
    return (Option(RIGHT, "", words, is_right=True, is_typed=True),)


def _each(
    wording: Wording, keys: Mapping[str, tuple[str, ...]]
) -> list[tuple[str, ...]]:
    return [keys.get(said or "", ()) for said in wording.heap.said]
