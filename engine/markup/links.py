"""Links: every one leads somewhere, or its author hears of it."""

from xml.etree.ElementTree import Element

from engine.markup.draft import Draft
from engine.markup.marks import take
from engine.markup.problem import gettext_noop

OUTWARD = ("http://", "https://", "mailto:", "tel:")

NO_TARGET = gettext_noop("This link leads nowhere; write its address: [text](file.md).")
DEAD_LINK = gettext_noop(
    "Nothing is found at “{target}”; mend the link, or add the file it names."
)
DEAD_ANCHOR = gettext_noop(
    "No place here is named “{target}”; give one this id, as in ## Heading {{#id}}."
)
BAD_SCHEME = gettext_noop(
    "“{target}” cannot be linked; use http, https, mailto, or a file of the course."
)


def read_link(link: Element, draft: Draft) -> None:
    """Put the address of what an author's link names into it."""
    line, target = take(link.get("href", ""))
    if line is None:
        return
    link.set("href", target)
    if target.startswith("#") and len(target) > 1:
        draft.anchors.append((line, target))
    elif not target.lower().startswith(OUTWARD):
        _resolve(link, target, line, draft)


def check_anchors(draft: Draft) -> None:
    """Report the links to places of this page that do not exist."""
    for line, target in draft.anchors:
        if target[1:] not in draft.ids:
            draft.report(line, DEAD_ANCHOR, target=target)
    draft.anchors.clear()


def _resolve(link: Element, target: str, line: int, draft: Draft) -> None:
    is_foreign = ":" in target.split("/", maxsplit=1)[0] or target.startswith("//")
    address = None if is_foreign else draft.surroundings.address_of(target)
    if address is not None and target:
        link.set("href", address)
        return
    link.attrib.pop("href")
    message = NO_TARGET if target in {"", "#"} else DEAD_LINK
    draft.report(line, BAD_SCHEME if is_foreign else message, target=target)
