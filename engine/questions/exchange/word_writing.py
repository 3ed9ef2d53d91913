"""Cards into the lines that trainers write in documents."""

from collections.abc import Iterator

from engine.questions.exchange import fields, losses
from engine.questions.exchange.cards import Deck
from engine.questions.exchange.fields import Fields


def write(deck: Deck) -> list[str]:
    """Return the lines; what they cannot hold is noted in the deck."""
    told = []
    for card in deck.cards:
        losses.tell(card, deck, holds=fields.HOLDS)
        losses.tell_parted(card, deck)
        bare = losses.plain(losses.without_pictures(card, deck), deck)
        told += [*_lines(fields.of(bare)), ""]
    return told


def _lines(given: Fields) -> Iterator[str]:
    yield f"题干：{_close(given.prompt)}"
    if given.material:
        yield f"材料：{_close(given.material)}"
    yield from (f"{letter}. {_close(text)}" for letter, text in given.options)
    for field, label in _WRITTEN:
        if text := getattr(given, field):
            yield f"{label}：{_close(text)}"
    for letter, text in given.feedback.items():
        yield f"反馈{letter}：{_close(text)}"
    yield from (f"提示：{_close(hint)}" for hint in given.hints)


_WRITTEN = (
    ("answer", "答案"),
    ("explanation", "解析"),
    ("points", "分值"),
    ("scoring", "计分"),
    ("order", "选项次序"),
    ("tags", "标签"),
    ("id", "编号"),
    ("kind", "题型"),
)


def _close(text: str) -> str:
    """Return the lines of a text without the empty ones."""
    return "\n".join(line for line in text.split("\n") if line.strip())
