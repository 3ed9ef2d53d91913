"""One text from its lines to safe HTML: a lesson, a block for trainers, a fragment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element
from zlib import crc32

from engine.markup import blocks, elements, frames, links
from engine.markup.draft import Draft, Place
from engine.markup.markdown import writer
from engine.markup.marks import TOKEN, strip
from engine.markup.parts import Audience, Slot
from engine.markup.safety import safe
from engine.markup.slots import Line, html_of
from engine.markup.text import join_lines

_WRAPPED = re.compile(r"^<(div|p)>(.*)</\1>$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """Safe HTML in which tokens still stand for drawings, slots and asides."""

    html: str
    levels: tuple[int, ...]
    slots: tuple[Slot, ...]
    asides: tuple[str, ...]


def read(
    lines: Sequence[Line], draft: Draft, *, place: Place, depth: int = 0
) -> Document:
    """Make a document of lines; what is for trainers only is made apart from it."""
    draft.place = place
    scanned = blocks.scan(lines, draft, depth=depth)
    write = writer()
    root = write.tree(scanned.text, prefix=_prefix(lines, draft), back=draft.words.back)
    frames.fold(root, scanned.frames, draft)
    levels = elements.read_all(root, draft)
    links.check_anchors(draft)
    html = _finished(write.html(_unwrapped(root, draft)))
    asides = tuple(_aside(aside, draft, depth + 1) for aside in scanned.asides)
    return Document(html, levels, tuple(scanned.slots), asides)


def filled(document: Document, draft: Draft, audience: Audience) -> str:
    """Return the HTML with everything in it that this audience may see."""
    asides = document.asides if audience is Audience.TRAINER else ()
    replacements = {
        **{f"f{number}": drawing for number, drawing in enumerate(draft.drawings)},
        **{f"s{number}": html_of(slot) for number, slot in enumerate(document.slots)},
        **{f"t{number}": aside for number, aside in enumerate(asides)},
    }
    return TOKEN.sub(
        lambda found: replacements.get(
            f"{found[1] or found[3]}{found[2] or found[4]}", ""
        ),
        document.html,
    ).strip()


def _prefix(lines: Sequence[Line], draft: Draft) -> int:
    """Part the footnotes of several texts that may come to stand on one page."""
    if draft.place == "lesson":
        return 0
    return crc32(f"{draft.surroundings.path}:{lines[:1]}".encode())


def _unwrapped(root: Element, draft: Draft) -> Element:
    """Free the only paragraph of a fragment, so that it can stand in a line."""
    is_line = [child.tag for child in root] == ["p"] and not root[0].attrib
    return root[0] if draft.place == "fragment" and is_line else root


def _finished(html: str) -> str:
    inside = _WRAPPED.sub(r"\2", html.strip())
    return join_lines(safe(strip(inside)))


def _aside(aside: blocks.Aside, draft: Draft, depth: int) -> str:
    document = read(aside.lines, draft, place="trainer", depth=depth)
    draft.asides += 1
    name = f"trainer-{draft.asides}"
    title = escape(aside.title or draft.words.trainer)
    return (
        f'<aside class="trainer" id="{name}" aria-labelledby="{name}-title">'
        f'<h3 class="trainer-title" id="{name}-title">{title}</h3>\n'
        f"{filled(document, draft, Audience.TRAINER)}</aside>"
    )
