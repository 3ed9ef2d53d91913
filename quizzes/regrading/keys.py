"""Mending the key of a saved question; plain values only."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from engine.questions import saved
from engine.questions.saved import UnreadableQuestion

type Kept = Mapping[str, Any]

OPTIONS, ACCEPTED = "options", "accepted"
SHORT = "short"


def options(kept: Kept) -> list[Mapping[str, Any]]:
    """Return the options in the author's order; none of another kind of question."""
    found = kept["body"].get(OPTIONS, ())
    return sorted(found, key=lambda one: (len(one["key"]), one["key"]))


def in_order(kept: Kept) -> Kept:
    """Return the question with its options, if any, in the author's order."""
    if OPTIONS not in kept["body"]:
        return kept
    return {**kept, "body": {**kept["body"], OPTIONS: options(kept)}}


def accepted(kept: Kept) -> list[str]:
    """Return the accepted texts of a short answer; none of another kind."""
    is_short = kept["kind"] == SHORT
    return [one["text"] for one in kept["body"][ACCEPTED]] if is_short else []


def ticked(kept: Kept, right: Collection[str]) -> dict[str, Any]:
    """Return the question with these options right and no others."""
    found = [{**one, "is_right": one["key"] in right} for one in kept["body"][OPTIONS]]
    return {**kept, "body": {**kept["body"], OPTIONS: found}}


def accepting(kept: Kept, texts: Sequence[str]) -> dict[str, Any]:
    """Return the short answer with these texts accepted; known ones keep their word."""
    words = {one["text"]: one["feedback"] for one in kept["body"][ACCEPTED]}
    found = [{"text": text, "feedback": words.get(text, "")} for text in texts]
    return {**kept, "body": {**kept["body"], ACCEPTED: found}}


def of_newest(kept: Kept, newest: Kept | None) -> dict[str, Any] | None:
    """Return the question with the key of its newest wording.

    None where that is of another kind, has other parts to answer, or the same key.
    """
    if newest is None or newest["kind"] != kept["kind"]:
        return None
    if _parts(newest) != _parts(kept):
        return None
    found = {**kept, "body": _body(kept, newest)}
    return found if is_readable(found) and found != kept else None


def _body(kept: Kept, newest: Kept) -> dict[str, Any]:
    """Take the new body, but the options with their old texts."""
    if OPTIONS not in kept["body"]:
        return dict(newest["body"])
    right = {one["key"] for one in newest["body"][OPTIONS] if one["is_right"]}
    return dict(ticked(kept, right)["body"])


def _parts(kept: Kept) -> dict[str, Any]:
    """Return what there is to answer: the keys of the parts, list by list."""
    return {
        name: sorted(one["key"] for one in value)
        for name, value in kept["body"].items()
        if isinstance(value, list)
        and all(isinstance(one, dict) and "key" in one for one in value)
        and value
    }


def is_readable(kept: Kept) -> bool:
    try:
        saved.from_json(kept)
    except UnreadableQuestion:
        return False
    return True
