"""What a correction of a question's key makes of what was earned; plain values only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from engine.questions.verdict import Verdict
from quizzes import scoring


class Choice(StrEnum):
    """What is done about a wrong key; the values are those of `Regrade.Choice`."""

    NEW_KEY = "new-key"
    ACCEPT_BOTH = "accept-both"
    GIVE_ALL = "give-all"
    VOID = "void"

    @property
    def needs_key(self) -> bool:
        return self in {Choice.NEW_KEY, Choice.ACCEPT_BOTH}


@dataclass(frozen=True, slots=True)
class Step:
    """What one correction would make of the verdict on one question.

    Without `may_lower` it does not count where it would lower the whole result.
    """

    question: str
    verdict: Verdict
    may_lower: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """The verdicts as they count.

    `kept` names the questions whose newest correction would have lowered the result.
    """

    verdicts: Mapping[str, Verdict]
    kept: frozenset[str] = frozenset()


def corrected(choice: Choice, old: Verdict, mended: Verdict) -> Verdict:
    """Return the verdict on one question; `mended` is that by the mended key.

    All points go to whoever was asked, answered or not; what is void gives 0 out of 0.
    """
    everything = max(old.points, Fraction(old.out_of))
    return {
        Choice.NEW_KEY: mended,
        Choice.ACCEPT_BOTH: max(old, mended, key=_worth),
        Choice.GIVE_ALL: replace(old, points=everything, is_waiting=False),
        Choice.VOID: Verdict(Fraction(0), 0),
    }[choice]


def _worth(verdict: Verdict) -> Fraction:
    return verdict.points


def settle(verdicts: Mapping[str, Verdict], steps: Sequence[Step]) -> Settled:
    """Let the corrections count one after the other, in the order they were made."""
    kept: dict[str, bool] = {}
    for step in steps:
        after = {**verdicts, step.question: step.verdict}
        kept[step.question] = not step.may_lower and _share(after) < _share(verdicts)
        if not kept[step.question]:
            verdicts = after
    return Settled(verdicts, frozenset(id_ for id_, is_kept in kept.items() if is_kept))


def _share(verdicts: Mapping[str, Verdict]) -> Fraction:
    return scoring.total(verdicts.values()).share


def mended(
    asked: Mapping[str, Any], key: Mapping[str, Any] | None, choice: Choice
) -> dict[str, Any]:
    """Return a saved question as it was asked, with the mended key.

    Its id, its points and the order of its parts stay. Where both keys count and one
    option is to be picked, each right one stays right.
    """
    if key is None:
        return dict(asked)
    body = {
        name: _in_order(value, like=asked["body"].get(name))
        for name, value in key["body"].items()
    }
    if choice is Choice.ACCEPT_BOTH and asked["kind"] in _ONE_OF:
        body["options"] = [
            {**option, "is_right": option["is_right"] or was["is_right"]}
            for option, was in zip(
                body["options"], asked["body"]["options"], strict=True
            )
        ]
    return {**asked, "body": body}


_ONE_OF = frozenset({"single", "true-false"})


def _in_order(value: Any, *, like: Any) -> Any:
    """Return keyed parts in the order of others with the same keys."""
    if not (_is_keyed(value) and _is_keyed(like)):
        return value
    places = {one["key"]: place for place, one in enumerate(like)}
    return sorted(value, key=lambda one: places.get(one["key"], len(places)))


def _is_keyed(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and "key" in one for one in value
    )
