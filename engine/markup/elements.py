"""One walk through the elements of a text: each is checked and given its form."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE

from engine.markup import figures, frames, headings, leftovers, links
from engine.markup.draft import Draft
from engine.markup.marks import token

type _Reader = Callable[[Element, Element, Draft], None]


def read_all(root: Element, draft: Draft) -> tuple[int, ...]:
    """Check all elements; return the levels of the headings that part the text."""
    for parent in list(root.iter()):
        draft.is_at_top = parent is root
        for child in list(parent):
            _READERS.get(child.tag, _nothing)(parent, child, draft)
            headings.claim_id(child, draft)
            leftovers.read_text(child, draft)
            leftovers.read_attributes(child, draft)
    if draft.place != "lesson":
        return ()
    levels = _part(root, draft)
    for child in root:
        _name_block(child, draft)
    return levels


def _part(root: Element, draft: Draft) -> tuple[int, ...]:
    """Put a token before each heading that parts the text."""
    levels: list[int] = []
    before: Element | None = None
    for child in root:
        if headings.parts_the_text(child):
            headings.name_heading(child, draft)
            sign = f"\n{token('h', len(levels))}"
            levels.append(int(child.tag[1]))
            if before is None:
                root.text = sign
            else:
                before.tail = sign
        before = child
    return tuple(levels)


def _name_block(block: Element, draft: Draft) -> None:
    """Give a block the id at which a reader resumes."""
    if frames.is_token(block):
        return
    if HTML_PLACEHOLDER_RE.fullmatch(block.text or ""):
        block.tag = "div"  # code stands here; a paragraph could not hold it
        block.set("class", "code")
    if "id" not in block.attrib:
        draft.blocks += 1
        block.set("id", f"p{draft.blocks}")
        draft.ids[f"p{draft.blocks}"] = draft.first_line
    frames.label(block)


def _nothing(parent: Element, child: Element, draft: Draft) -> None:
    """Leave an element as it is."""


def _heading(_parent: Element, child: Element, draft: Draft) -> None:
    headings.read_heading(child, draft)


def _link(_parent: Element, child: Element, draft: Draft) -> None:
    links.read_link(child, draft)


def _table(_parent: Element, child: Element, _draft: Draft) -> None:
    frames.data_table(child)


def _division(_parent: Element, child: Element, draft: Draft) -> None:
    frames.admonition(child, draft)


_READERS: Mapping[str, _Reader] = {
    **dict.fromkeys(headings.HEADINGS, _heading),
    "a": _link,
    "div": _division,
    "img": figures.read_picture,
    "table": _table,
}
