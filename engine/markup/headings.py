"""Headings: their levels, their ids, and where they may stand."""

import re
import unicodedata
from xml.etree.ElementTree import Element

from engine.markup.draft import Draft
from engine.markup.marks import strip, take
from engine.markup.problem import gettext_noop

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEVELS = frozenset({"h2", "h3"})

BAD_LEVEL = gettext_noop(
    "Headings of “{level}” are not used; write ## or ###"
    " (and \\# for a sign that begins a line)."
)
NOT_HERE = gettext_noop(
    "A heading cannot stand inside a list, a quotation, a block or a question;"
    " write it in bold, or move it out."
)
NO_TEXT = gettext_noop("This heading has no text; write it behind the ## signs.")
BAD_ID = gettext_noop(
    "“{id}” is no id that can be used; take letters, digits and hyphens,"
    " beginning with a letter, and not a name such as p1, fn-1 or trainer-1."
)

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_RESERVED = re.compile(r"(?:p|trainer-|section-)[0-9]+(?:-title)?|fn(?:ref[0-9]*)?-.*")
_NOT_IN_SLUG = re.compile(r"[^\w]+")


def read_heading(heading: Element, draft: Draft) -> None:
    """Take the line mark out of a heading and report what is wrong with it.

    The titles of blocks are headings too; they bear no mark.
    """
    line, text = take(heading.text or "")
    if line is None:
        return
    heading.text = text.lstrip()
    heading.set("line", str(line))
    if not "".join(heading.itertext()).strip():
        draft.report(line, NO_TEXT)
    is_allowed = draft.is_at_top and draft.place != "fragment"
    if heading.tag not in LEVELS:
        draft.report(line, BAD_LEVEL, level="#" * int(heading.tag[1]))
    elif not is_allowed:
        draft.report(line, NOT_HERE)
    if not is_allowed or draft.place != "lesson":
        heading.tag = "h4"


def parts_the_text(element: Element) -> bool:
    return element.tag in LEVELS


def claim_id(element: Element, draft: Draft) -> None:
    """Register an author's id; one that cannot be used is taken away."""
    name = element.get("id")
    line = int(element.get("line") or 0) or draft.first_line
    if name is None or "line" not in element.attrib:
        return
    if _ID.fullmatch(name) and not _RESERVED.fullmatch(name):
        draft.claim(name, line)
    else:
        draft.report(line, BAD_ID, id=name)
        element.attrib.pop("id")


def name_heading(heading: Element, draft: Draft) -> None:
    """Give a heading without an id one that is made from its text."""
    if heading.get("id") is not None:
        return
    text = unicodedata.normalize("NFKC", strip("".join(heading.itertext()))).lower()
    slug = _NOT_IN_SLUG.sub("-", text).strip("-_") or "section"
    slug = f"section-{slug}" if _RESERVED.fullmatch(slug) else slug
    name, number = slug, 2
    while name in draft.ids:
        name, number = f"{slug}-{number}", number + 1
    draft.claim(name, draft.first_line)
    heading.set("id", name)
