"""Style sheets and the faces they name, read once and kept for the next book."""

import atexit
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from engine.paper.desk import DESK, Desk, NotOnTheDesk, Read

KEPT = 12  # of as many forms of a book


@dataclass(frozen=True, slots=True)
class Style:
    """Sheets in their order, with all that WeasyPrint read out of them."""

    sheets: tuple[weasyprint.CSS, ...]
    counters: CounterStyle
    digests: Mapping[str, str]

    def is_of(self, read: Read) -> bool:
        return all(_digest(read(name)) == one for name, one in self.digests.items())


kept: OrderedDict[tuple[str, ...], Style] = OrderedDict()


def of(names: tuple[str, ...], read: Read) -> Style:
    """Return the sheets as they read now; raises NotOnTheDesk for what is missing.

    Not to be called, nor what it returns to be used, by two threads at a time.
    """
    style = kept.pop(names, None)
    if style is None or not style.is_of(read):
        style = _read(names, read)
    kept[names] = style
    if len(kept) > KEPT:
        kept.popitem(last=False)
    return style


@cache
def fonts() -> FontConfiguration:
    """Return the faces of all sheets read so far, unpacked in one folder: 26 MB."""
    atexit.register(fonts.cache_clear)  # which removes the folder
    return FontConfiguration()


def _read(names: tuple[str, ...], read: Read) -> Style:
    digests: dict[str, str] = {}

    def watched(name: str) -> bytes | None:
        content = read(name)
        if name.endswith(".css"):
            digests[name] = _digest(content)
        return content

    desk = Desk(watched)
    counters = CounterStyle()
    shared: dict[str, list[object]] = {"layers": [], "page_rules": []}
    sheets = tuple(
        weasyprint.CSS(
            string=_text(watched(name), name),
            base_url=DESK,
            url_fetcher=desk,
            font_config=fonts(),
            counter_style=counters,
            **shared,
        )
        for name in names
    )
    desk.check()
    return Style(sheets, counters, digests)


def _text(content: bytes | None, name: str) -> str:
    if content is None:
        raise NotOnTheDesk(name)
    return content.decode()


def _digest(content: bytes | None) -> str:
    return hashlib.sha256(content or b"").hexdigest()
