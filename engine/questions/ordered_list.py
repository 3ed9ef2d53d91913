"""Reading the items of an ordering: a numbered list in the right order."""

import unicodedata
from collections.abc import Sequence

from engine.markup.problem import gettext_noop as _
from engine.questions import entries
from engine.questions.draft import Draft, Line
from engine.questions.entries import NUMBERED, Entry

FEWEST, MOST = 3, 20  # two could be told: the page never shows the right order


def before(draft: Draft) -> tuple[Line, ...]:
    """Return the lines before the first item."""
    return entries.before(draft.lines, NUMBERED)


def entries_of(draft: Draft) -> list[Entry]:
    return entries.entries(draft.lines, NUMBERED)


def texts(draft: Draft) -> list[str]:
    """Return the items as safe HTML, in the right order, and note every mistake."""
    found = entries_of(draft)
    for place, entry in enumerate(found, start=1):
        _check_sign(entry, place, draft)
        _check_text(entry, draft)
    _check_together(found, draft)
    return [entry.html(draft) for entry in found if entry.text]


def _check_sign(entry: Entry, place: int, draft: Draft) -> None:
    """Accept 1. 2. 3., and 1. 1. 1., which Markdown numbers itself."""
    if not (entry.sign.endswith(".") and entry.is_spaced):
        draft.problem(
            entry.line,
            _("Begin this line with “{place}. ”: a number, a full stop and a space."),
            place=place,
        )
    elif entry.sign not in {f"{place}.", "1."}:
        draft.problem(
            entry.line,
            _(
                "The items stand in their right order from top to bottom, so this is "
                "number {place}. Put the list in the right order and number it anew."
            ),
            place=place,
        )


def _check_text(entry: Entry, draft: Draft) -> None:
    if not entry.text:
        draft.problem(
            entry.line, _("This item is empty. Write its text after the number.")
        )
    for line in entry.stray[:1]:
        draft.problem(
            line.number,
            _(
                "This text stands behind the list. Put it before it, indent it by four "
                "spaces if it belongs to the item above, or begin it with “> 解析:” or "
                "“> Explanation:” if it explains the question."
            ),
        )


def _check_together(found: Sequence[Entry], draft: Draft) -> None:
    if len(found) < FEWEST:
        draft.problem(
            draft.line,
            _(
                "An order of fewer than three items is guessed at once. Add some, or "
                "ask for something else."
            ),
        )
    if len(found) > MOST:
        draft.problem(
            draft.line,
            _("These are {count} items to put in order. Ask for {most} at most."),
            count=len(found),
            most=MOST,
        )
    seen: set[str] = set()
    for entry in found:
        words = " ".join(unicodedata.normalize("NFKC", entry.text).split())
        if words and words in seen:
            draft.problem(
                entry.line,
                _("The item “{text}” stands here twice. Change or remove one."),
                text=entry.text,
            )
        seen.add(words)
