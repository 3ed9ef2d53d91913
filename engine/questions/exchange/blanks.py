"""Blanks (____) and gaps ([[answer]]) in the text of a question."""

import re
from dataclasses import replace

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import texts
from engine.questions.exchange.cards import Card
from engine.questions.exchange.fields import AsMarkdown, Case, Fields

OTHER_BLANKS = _(
    "The text has {blanks} blanks (____), but the answer names {count}; part the"
    " answers by “；”."
)

_BLANK = re.compile(r"(?:\\?_){2,200}|\uff3f{2,200}|[(（][ \u3000]{1,20}[）)]")
_GAP = re.compile(r"(\[\[[^\[\]]{0,1000}\]\])")
_ANSWERS = re.compile(r"[\n;；]+")
_ALTERNATIVES = re.compile(r"[/\uff0f|]")


def has_any(given: Fields) -> bool:
    """Say whether the question's text has a blank or a gap."""
    whole = f"{given.prompt}\n{given.material}"
    return _GAP.search(whole) is not None or _BLANK.search(whole) is not None


def parts(answer: str) -> list[str]:
    """Return the answers of several blanks, or of one that accepts several."""
    return [part.strip() for part in _ANSWERS.split(answer) if part.strip()]


def fill(case: Case) -> Card | None:
    """Put the answers into the blanks, unless they stand there already."""
    given, card = case.given, case.card
    if _GAP.search(f"{given.prompt}\n{given.material}"):
        prompt, below = texts.parted(gapped(given.prompt, case.as_markdown))
        more = gapped(given.material, case.as_markdown)
        material = "\n\n".join(part for part in (below, more) if part)
        return replace(card, prompt=prompt, material=material)
    answers = parts(given.answer)
    count = len(_BLANK.findall(card.prompt)) + len(_BLANK.findall(card.material))
    if count != len(answers):
        return case.problem(OTHER_BLANKS, blanks=count, count=len(answers))
    remaining = iter(answers)

    def filled(text: str) -> str:
        return _BLANK.sub(lambda _blank: _gap(next(remaining)), text)

    return replace(card, prompt=filled(card.prompt), material=filled(card.material))


def gapped(text: str, as_markdown: AsMarkdown) -> str:
    """Return a text as Markdown, what stands in [[ ]] left as it is."""
    if not _GAP.search(text):
        return as_markdown(text)
    pieces = _GAP.split(text)
    pieces[::2] = [_outside(piece, as_markdown) for piece in pieces[::2]]
    return "".join(pieces)


def _outside(piece: str, as_markdown: AsMarkdown) -> str:
    """Return what stands between gaps, with its spaces."""
    inner = piece.strip()
    before, _inner, after = piece.partition(inner) if inner else (piece, "", "")
    return before + as_markdown(inner) + after


def _gap(answer: str) -> str:
    return f"[[{'||'.join(part.strip() for part in _ALTERNATIVES.split(answer))}]]"
