"""The blocks that stay in the text, each put into its frame."""

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from engine.markup import terms
from engine.markup.draft import Draft
from engine.markup.marks import TOKEN
from engine.markup.problem import gettext_noop
from engine.markup.slots import Frame

NO_TABLE = gettext_noop("“/// compare” holds one table and nothing else; mend that.")
NO_LIST = gettext_noop("“/// steps” holds one numbered list (1. …) and nothing else.")


def fold(root: Element, frames: Sequence[Frame], draft: Draft) -> None:
    """Put what stands between two tokens into the frame they belong to."""
    stack = [root]
    children = list(root)
    root[:] = []
    for child in children:
        kind, number = _token(child)
        if kind == "o":
            stack.append(Element("aside"))
        elif kind == "c":
            body, frame = stack.pop(), frames[number]
            stack[-1].extend(_MAKERS[frame.name](body, frame, draft))
        else:
            stack[-1].append(child)


def note(body: Element, frame: Frame, draft: Draft) -> list[Element]:
    title = Element("h3", {"class": "note-title"})
    title.text = frame.title or draft.words.note
    body.set("class", "note")
    body.insert(0, title)
    return [body]


def data_table(table: Element) -> None:
    """Say of each heading cell what it heads, and of each cell how it is aligned."""
    for cell in table.iter():
        if cell.tag == "th":
            cell.attrib.setdefault("scope", "col")
        align = cell.attrib.pop("align", None)
        if align:
            cell.set("data-align", align)


def _quote(body: Element, frame: Frame, draft: Draft) -> list[Element]:  # noqa: ARG001 (one signature for all)
    body.tag = "blockquote"
    body.set("class", "quote")
    if frame.title:
        source = SubElement(body, "footer", {"class": "quote-source"})
        source.text = frame.title
    return [body]


def _supplement(body: Element, frame: Frame, draft: Draft) -> list[Element]:
    head = Element("div", {"class": "supplement-head"})
    if frame.title:
        title = SubElement(head, "h3", {"class": "supplement-title"})
        title.text = frame.title
    badge = SubElement(head, "span", {"class": "badge"})
    badge.text = draft.words.supplement
    body.set("class", "supplement")
    body.insert(0, head)
    return [body]


def _compare(body: Element, frame: Frame, draft: Draft) -> list[Element]:
    if [child.tag for child in body] != ["table"]:
        draft.report(frame.line, NO_TABLE)
        return list(body)
    table = body[0]
    heads = table.findall("thead/tr/th")
    has_row_heads = not heads[0].text and not len(heads[0])
    if has_row_heads:
        _name_rows(table, heads[0])
    table.set("class", "compare")
    table.set("data-columns", str(len(heads) - has_row_heads))
    if frame.title:
        caption = Element("caption")
        caption.text = frame.title
        table.insert(0, caption)
    return [table]


def _name_rows(table: Element, corner: Element) -> None:
    corner.tag = "td"
    for row in table.findall("tbody/tr"):
        row[0].tag = "th"
        row[0].set("scope", "row")


def _steps(body: Element, frame: Frame, draft: Draft) -> list[Element]:
    if [child.tag for child in body] != ["ol"]:
        draft.report(frame.line, NO_LIST)
        return list(body)
    body[0].set("class", "steps")
    if not frame.title:
        return [body[0]]
    title = Element("p", {"class": "steps-title"})
    title.text = frame.title
    body.tag = "div"
    body.set("class", "steps-frame")
    body.insert(0, title)
    return [body]


def is_token(element: Element) -> bool:
    return bool(_token(element)[0])


def label(block: Element) -> None:
    """Name a supplement by its title."""
    title = block.find("div/h3") if block.get("class") == "supplement" else None
    if title is not None:
        name = f"{block.get('id')}-title"
        title.set("id", name)
        block.set("aria-labelledby", name)


def admonition(element: Element, draft: Draft) -> None:
    """Make `!!! kind "Title"` look like a note."""
    kinds = element.get("class", "").split()
    if kinds[:1] != ["admonition"]:
        return
    element.tag = "aside"
    element.set("class", "note")
    title = element.find("p[@class='admonition-title']")
    if title is not None:
        title.tag = "h3"
        title.set("class", "note-title")
        if title.text == kinds[1].capitalize():
            title.text = draft.words.note


def _token(element: Element) -> tuple[str, int]:
    found = TOKEN.fullmatch(element.text or "") if element.tag == "p" else None
    return (found[3], int(found[4])) if found else ("", 0)


_MAKERS: Mapping[str, Callable[[Element, Frame, Draft], list[Element]]] = {
    "compare": _compare,
    "note": note,
    "quote": _quote,
    "steps": _steps,
    "supplement": _supplement,
    "term": terms.entry,
}
