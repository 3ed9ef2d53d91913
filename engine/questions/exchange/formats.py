"""The formats there are, how each is known, read and written."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib import import_module
from types import MappingProxyType
from typing import Any

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import (
    aiken,
    decoding,
    gift,
    gift_writing,
    moodle,
    moodle_writing,
    sheet,
    word,
    word_writing,
)
from engine.questions.exchange.cards import Deck


class Format(StrEnum):
    """A format by the name that commands and addresses use."""

    WORD = "word"
    XLSX = "xlsx"
    MOODLE = "moodle-xml"
    GIFT = "gift"
    AIKEN = "aiken"


TITLES: Mapping[Format, str] = MappingProxyType(
    {
        Format.WORD: _("Word (.docx, or plain text)"),
        Format.XLSX: _("Excel (.xlsx)"),
        Format.MOODLE: _("Moodle XML"),
        Format.GIFT: _("GIFT"),
        Format.AIKEN: _("Aiken"),
    }
)
ENDINGS: Mapping[Format, str] = MappingProxyType(
    {
        Format.WORD: ".docx",
        Format.XLSX: ".xlsx",
        Format.MOODLE: ".xml",
        Format.GIFT: ".gift",
        Format.AIKEN: ".txt",
    }
)
_ARCHIVE = b"PK"


def detected(content: bytes, name: str) -> Format:
    """Return the format that a file seems to be in, by its name and what it holds."""
    ending = name.lower().rpartition(".")[2]
    named = {"docx": Format.WORD, "gift": Format.GIFT, "xml": Format.MOODLE}
    if ending in {"xlsx", "docx"} or content.startswith(_ARCHIVE):
        return named.get(ending, Format.XLSX)
    if ending in named:
        return named[ending]
    return _by_text(content[:20_000].decode("utf-8", "replace"))


def _by_text(text: str) -> Format:
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return Format.MOODLE
    if "ANSWER:" in text:
        return Format.AIKEN
    is_gift = "{" in text and ("::" in text or "=" in text or "~" in text)
    return Format.GIFT if is_gift else Format.WORD


def read(content: bytes, form: Format, *, path: str) -> Deck:
    """Read a file; raise Refused if it cannot or must not be read at all."""
    return _READERS[form](content, path)


def write(deck: Deck, form: Format) -> bytes:
    """Return the file of a deck; what it cannot hold is noted there."""
    return _WRITERS[form](deck)


def _read_word(content: bytes, path: str) -> Deck:
    if not content.startswith(_ARCHIVE):
        return word.read_text(decoding.text(content, path), path)
    deck = Deck(path)
    return word.read(_document().lines(content, deck), deck)


def _write_word(deck: Deck) -> bytes:
    file: bytes = _document().write(word_writing.write(deck), title=deck.title)
    return file


def _document() -> Any:
    """Load the reader of Word files when one comes: the site starts without it."""
    return import_module("engine.questions.exchange.document")


def written_as_text(deck: Deck) -> bytes:
    """Return the Word shape as plain text."""
    return "\n".join(word_writing.write(deck)).encode()


_READERS: dict[Format, Callable[[bytes, str], Deck]] = {
    Format.WORD: _read_word,
    Format.XLSX: sheet.read,
    Format.MOODLE: lambda content, path: moodle.read(
        decoding.text(content, path), path
    ),
    Format.GIFT: lambda content, path: gift.read(decoding.text(content, path), path),
    Format.AIKEN: lambda content, path: aiken.read(decoding.text(content, path), path),
}
_WRITERS: dict[Format, Callable[[Deck], bytes]] = {
    Format.WORD: _write_word,
    Format.XLSX: sheet.write,
    Format.MOODLE: lambda deck: moodle_writing.write(deck).encode(),
    Format.GIFT: lambda deck: gift_writing.write(deck).encode(),
    Format.AIKEN: lambda deck: aiken.write(deck).encode(),
}
