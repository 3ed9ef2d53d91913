"""A text cut into its paragraphs, each with its line and the block it stands in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.markup.slots import Line

_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})")
_BLOCK = re.compile(r"^///[ \t]*(\w*)[ \t]*\|?(.*)$")
_ALONE = re.compile(r"^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>|\||=|:\s|!\[|\[\^)")
_SIGNS = re.compile(
    r"^\s*(?:#{1,6}\s+|(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?|>\s?|:\s+|=\s*)+"
)
_ATTRIBUTES = re.compile(r"\{[^{}]*\}")
_CODE = re.compile(r"`[^`]*`")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*(?:\s+\"([^\"]*)\")?\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_GAP = re.compile(r"\[\[(.*?)\]\]")
_NOTE = re.compile(r"\[\^[^\]]*\]:?")
_MARKS = re.compile(r"[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}|<[^>]*>")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines that are read as one; `block` is "" in the plain text."""

    line: int
    text: str
    block: str

    @property
    def is_quoted(self) -> bool:
        return self.block == "quote"


def paragraphs(lines: Iterable[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs of Markdown as they are read, without its signs."""
    reader = _Reader()
    for number, text in lines:
        yield from reader.read(number, text)
    yield from reader.joined()


def plain(markdown: str) -> str:
    """Return a line as it is read: no signs, links by their words, captions."""
    text = _SIGNS.sub("", _CODE.sub("", markdown))
    text = _GAP.sub(lambda found: found[1].replace("|", "").replace("*", ""), text)
    text = _PICTURE.sub(lambda found: found[1] or "", _NOTE.sub("", text))
    text = _LINK.sub(lambda found: found[1], text)
    return _MARKS.sub("", _ATTRIBUTES.sub("", text)).strip()


class _Reader:
    def __init__(self) -> None:
        self.block = ""
        self.kept: list[Line] = []
        self.is_code = False

    def read(self, number: int, text: str) -> Iterator[Paragraph]:
        if _FENCE.match(text):
            self.is_code = not self.is_code
            yield from self.joined()
        elif not self.is_code:
            yield from self._read_text(number, text)

    def joined(self) -> Iterator[Paragraph]:
        """Yield the lines kept so far as one paragraph."""
        kept, self.kept = self.kept, []
        text = "".join(plain(text) for _, text in kept)
        if text:
            yield Paragraph(kept[0][0], text, self.block)

    def _read_text(self, number: int, text: str) -> Iterator[Paragraph]:
        opened = _BLOCK.match(text)
        if opened:
            yield from self.joined()
            self.block, text = opened[1], opened[2]
        if opened or not text.strip() or _ALONE.match(text):
            yield from self.joined()
            self.kept.append((number, text))
            yield from self.joined()
        else:
            self.kept.append((number, text))
