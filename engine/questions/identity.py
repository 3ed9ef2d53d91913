"""Giving every question of a source its own id."""

import re
from collections.abc import Iterator, Sequence

from engine.markup.problem import gettext_noop as _
from engine.questions.heading import Heading, Mistake, is_id

type Placed = tuple[int, Mistake]  # a line, and the mistake in it

_WORD = re.compile(r"[a-z0-9]+")
_FEWEST_WORDS, _MOST_WORDS = 2, 5


def identify(headings: Sequence[Heading]) -> list[str]:
    """Return an id for each heading: its own, or one that could be its own.

    A missing id is made of the Latin words of the prompt, else it is `question-3`.
    """
    taken = {heading.id for heading in headings}
    ids = []
    for place, heading in enumerate(headings, start=1):
        id_ = heading.id or _free(_proposal(heading.prompt, place), taken)
        taken.add(id_)
        ids.append(id_)
    return ids


def mistakes(headings: Sequence[Heading], ids: Sequence[str]) -> Iterator[Placed]:
    """Return what is wrong with ids and former ids, seen together."""
    lines: dict[str, int] = {}
    renamed: dict[str, int] = {}
    for heading, id_ in zip(headings, ids, strict=True):
        if not heading.id:
            yield heading.line, _missing(id_)
        elif id_ in lines:
            yield heading.line, _repeated(id_, lines[id_])
        lines.setdefault(id_, heading.line)
    for heading in headings:
        was = heading.attributes.get("was")
        if was is not None:
            yield from _renames(heading.line, was, lines, renamed)
            renamed.setdefault(was, heading.line)


def _missing(id_: str) -> Mistake:
    message = _("This question has no id. Write “{{#{id}}}” at the end of the line.")
    return message, {"id": id_}


def _repeated(id_: str, line: int) -> Mistake:
    message = _("The question of line {line} has the id “{id}” too. Change one.")
    return message, {"id": id_, "line": line}


def _renames(
    line: int, was: str, lines: dict[str, int], renamed: dict[str, int]
) -> Iterator[Placed]:
    if not is_id(was):
        message = _("“was={was}” is no id. Write the id that the question had before.")
        yield line, (message, {"was": was})
    elif was in lines:
        message = _(
            "“was={was}” names the question of line {line}, which is still here. "
            "Write the id that this question had before."
        )
        yield line, (message, {"was": was, "line": lines[was]})
    elif was in renamed:
        message = _(
            "“was={was}” stands at line {line} too. Only one question can go on "
            "with the answers of another."
        )
        yield line, (message, {"was": was, "line": renamed[was]})


def _proposal(prompt: str, place: int) -> str:
    words = _WORD.findall(prompt.lower())
    if len(words) < _FEWEST_WORDS:
        return f"question-{place}"
    return "-".join(words[:_MOST_WORDS])


def _free(proposal: str, taken: set[str]) -> str:
    """Return the proposal, or the first of proposal-2, proposal-3… not yet taken."""
    id_, number = proposal, 1
    while id_ in taken:
        number += 1
        id_ = f"{proposal}-{number}"
    return id_
