"""What a cell of a file of people says: days, paths, lists, languages."""

import re
import unicodedata
from datetime import date, timedelta

EXCEL_BEGINS = date(1899, 12, 30)
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)

_PARTED = re.compile(
    r"(\d{4})\s*(?:-|/|\.|年)\s*(\d{1,2})\s*(?:-|/|\.|月)\s*(\d{1,2})\s*日?"
    r"(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)?"
)
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d{1,12})?")
_LEVELS = re.compile(r"[/\\>→]")
_LIST = re.compile(r"[;,、\n|]")
_SHORTENED = re.compile(r"\d(?:\.\d{1,20})?E\+\d{1,3}", re.IGNORECASE)
_FORMULA = ("=", "+", "-", "@")
_NOTHING = frozenset({"-", "--", "—", "——", "无", "無", "none", "n/a"})
_LANGUAGES = {
    "zh-hans": "zh-hans zh-cn zh 中文 简体 简体中文 简中 汉语 chinese",
    "zh-hant": "zh-hant zh-tw zh-hk 繁体 繁體 繁体中文 繁體中文 正體中文",
    "en": "en en-us en-gb english 英文 英语 英語",
}
_LANGUAGE = {name: code for code, names in _LANGUAGES.items() for name in names.split()}


def folded(text: str) -> str:
    """Return the text with full-width letters, digits and separators made narrow."""
    return unicodedata.normalize("NFKC", text).strip()


def plain(text: str) -> str:
    """Return the text as names are compared: width, blanks and case do not matter."""
    return " ".join(folded(text).split()).casefold()


def is_nothing(text: str) -> bool:
    """Say whether the cell takes away what was known, as an empty one does not."""
    return folded(text).casefold() in _NOTHING


def is_shortened(number: str) -> bool:
    """Say whether a spreadsheet has spoilt a long number: 1.23457E+11."""
    return _SHORTENED.fullmatch(number) is not None


def is_formula(number: str) -> bool:
    """Say whether a spreadsheet would reckon with this number: =A1, +86, -7, @x.

    Also behind the apostrophe which the file of wrong rows sets before it.
    """
    return number.removeprefix("'").startswith(_FORMULA)


def day(text: str) -> date | None:
    """Return the day of 2026-01-31, 2026/1/31, 2026年1月31日, 20260131 or a serial.

    A serial is Excel's count of days. None if it is no day, or one of no lifetime.
    """
    plain = folded(text)
    if told := _SERIAL.fullmatch(plain):
        return EXCEL_BEGINS + timedelta(days=int(told[1]))
    told = _PARTED.fullmatch(plain) or _SOLID.fullmatch(plain)
    if told is None:
        return None
    try:
        found = date(int(told[1]), int(told[2]), int(told[3]))
    except ValueError:
        return None
    return found if EARLIEST <= found < LATEST else None


def path(text: str) -> tuple[str, ...]:
    """Return the names from the root down; a level without a name is an empty one."""
    plain = folded(text).strip("/\\>→ ")
    return tuple(" ".join(name.split()) for name in _LEVELS.split(plain))


def names(text: str) -> tuple[str, ...]:
    """Return the names of a list parted by ; or , or 、, each once."""
    found = (" ".join(name.split()) for name in _LIST.split(folded(text)))
    return tuple(dict.fromkeys(name for name in found if name))


def language(text: str) -> str:
    """Return the language's code, or nothing for a language that is not offered."""
    return _LANGUAGE.get(folded(text).casefold().replace("_", "-"), "")
