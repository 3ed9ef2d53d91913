"""Cards into our own Markdown."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import quantities
from engine.questions.exchange.cards import CHOICES, Card, Deck, Kind, Option
from engine.questions.heading import is_id

_HAN = re.compile("[\u4e00-\u9fff]")
_OWN_LINE = re.compile(r"[-*+](?=[ \t])|[>|#]|`{3}|~{3}|\d{1,9}[.)]\s|///|$")
_PLAIN_TITLE = re.compile(r"[^\W\d_](?:[\w\u3000-\u303f\uff00-\uffef-]| (?=\w)){0,200}")
_WRONG_IN_ATTRIBUTE = re.compile(r"[\s\"{}]+")
_BARE = re.compile(r"[^\s\"{}]+")

OTHER_ID = _("The id “{was}” cannot be kept; the question is called “{id}”.")

_WORDS = {True: ("解析：", "提示："), False: ("Explanation: ", "Hint: ")}


def identified(deck: Deck) -> list[Card]:
    """Return the cards with an id each: its own if it can be, else q-1 or q-2."""
    taken = {card.id for card in deck.cards if is_id(card.id)}
    used: set[str] = set()
    cards = []
    for place, card in enumerate(deck.cards, start=1):
        id_ = card.id
        if not is_id(id_) or id_ in used:
            id_ = _free(place, taken)
            taken.add(id_)
        if card.id not in {"", id_}:
            deck.note(card.line, OTHER_ID, was=card.id, id=id_)
        used.add(id_)
        cards.append(replace(card, id=id_))
    return cards


def write(cards: Sequence[Card], *, title: str) -> str:
    """Return the file of a quiz: a head with its title, and the questions."""
    is_chinese = is_han(cards)
    is_plain = _PLAIN_TITLE.fullmatch(title) is not None
    told = title if is_plain else json.dumps(title, ensure_ascii=False)
    head = f"---\ntitle: {told}\n---\n"
    return "\n".join(
        [head, *(write_one(card, is_chinese=is_chinese) for card in cards)]
    )


def is_han(cards: Sequence[Card]) -> bool:
    """Say whether the questions are Chinese, by their prompts and materials."""
    return any(_HAN.search(card.prompt + card.material) for card in cards)


def write_one(card: Card, *, is_chinese: bool) -> str:
    """Return a question with its heading, ending with a line break."""
    explains, hints = _WORDS[is_chinese]
    parts = [
        _heading(card),
        card.material,
        _WRITERS.get(card.kind, _nothing)(card),
        f"/// trainer\n{card.rubric}\n///" if card.rubric else "",
        *(_quote(hints, hint) for hint in card.hints),
        _quote(explains, card.explanation) if card.explanation else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _heading(card: Card) -> str:
    words = [f"#{card.id}"] if card.id else []
    words += [f"points={card.points}"] if card.points != 1 else []
    words += [f"{name}={_value(value)}" for name, value in _attributes(card).items()]
    tags = " ".join(_WRONG_IN_ATTRIBUTE.sub("-", tag) for tag in card.tags)
    words += [f'tags="{tags}"'] if tags else []
    braces = f" {{{' '.join(words)}}}" if words else ""
    return f"## {card.prompt}{braces}"


def _attributes(card: Card) -> dict[str, str]:
    """Return the attributes; numbers and texts that look like each other say it."""
    found = dict(card.attributes)
    if card.kind in {Kind.SHORT, Kind.NUMBER}:
        looks = quantities.are_numbers([answer.text for answer in card.answers])
        if looks != (card.kind is Kind.NUMBER):
            found["as"] = "text" if looks else "number"
    return found


def _value(value: str) -> str:
    return value if _BARE.fullmatch(value) else f'"{value}"'


def _quote(label: str, text: str) -> str:
    """Write a quote; what is no plain line does not share the line of its label."""
    first, *rest = text.split("\n")
    if _OWN_LINE.match(first):
        first, rest = "", [first, *rest]
    head = f"> {label}{first}".rstrip()
    return "\n".join([head, *(f"> {line}".rstrip() for line in rest)])


def _choice(card: Card) -> str:
    return "\n".join(line for option in card.options for line in _option(option))


def _option(option: Option) -> Iterator[str]:
    first, *rest = option.text.split("\n")
    yield f"- [{'x' if option.is_right else ' '}] {first}".rstrip()
    yield from _indented(rest)
    yield from _feedback(option.feedback)


def _feedback(text: str) -> Iterator[str]:
    lines = text.split("\n") if text else []
    return _indented(f"> {line}".rstrip() for line in lines)


def _indented(lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    return (f"    {line}" if line else "" for line in lines)


def _answers(card: Card) -> str:
    return "\n".join(
        line
        for answer in card.answers
        for line in (f"= {answer.text}", *_feedback(answer.feedback))
    )


def _ordering(card: Card) -> str:
    lines = []
    for number, item in enumerate(card.answers, start=1):
        first, *rest = item.text.split("\n")
        lines += [f"{number}. {first}", *_indented(rest)]
    return "\n".join(lines)


def _matching(card: Card) -> str:
    return "\n".join(
        [_row(*card.heads), "|---|---|", *(_row(*pair) for pair in card.pairs)]
    )


def _row(left: str, right: str) -> str:
    cells = (cell(left), cell(right))
    return f"| {' | '.join(cells)} |".replace("|  |", "| |", 1)


def _nothing(card: Card) -> str:  # noqa: ARG001 - a scale and a cloze say all above
    return ""


_WRITERS: dict[Kind, Callable[[Card], str]] = {
    **dict.fromkeys(CHOICES, _choice),
    Kind.SHORT: _answers,
    Kind.NUMBER: _answers,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
}


def cell(text: str) -> str:
    """Return a text that fits into the cell of a table."""
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(text.split("\n")).strip())


def _free(place: int, taken: set[str]) -> str:
    while f"q-{place}" in taken:
        place += 1
    return f"q-{place}"
