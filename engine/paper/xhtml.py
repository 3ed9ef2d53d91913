"""Turns safe HTML into the strict pages that books for phones are made of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element, tostring

import tinyhtml5

PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" \
xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head><title>{title}</title>
<link rel="stylesheet" type="text/css" href="{style}"/></head>
{body}
</html>
"""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADS = {"math", "svg"}  # they begin a part with a space of names of its own
DECLARATION = "{http://www.w3.org/2000/xmlns/}xmlns"

type Lead = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Leaf:
    """The body of a page, read; its elements have the names of HTML."""

    body: Element

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(one.get("id", "") for one in self.body.iter()) - {""}

    @property
    def has_drawing(self) -> bool:
        return self.body.find(".//svg") is not None

    @property
    def pictures(self) -> frozenset[str]:
        return frozenset(one.get("src", "") for one in self.body.iter("img"))


def read(html: str) -> Leaf:
    """Read the HTML as a browser does: whatever it is, it becomes well-formed."""
    body = tinyhtml5.parse(COMMENT.sub("", html)).find(
        "{http://www.w3.org/1999/xhtml}body"
    )
    for one in body.iter():
        one.attrib.pop(DECLARATION, None)
        space, _, one.tag = str(one.tag).rpartition("}")
        if one.tag in HEADS:
            one.set("xmlns", space.removeprefix("{"))
    return Leaf(body)


def page(leaf: Leaf, *, title: str, language: str, style: str, link: Lead) -> str:
    """Return the page, its links led anew; those that lead nowhere are text."""
    for one in leaf.body.iter("a"):
        target = link(one.attrib.pop("href", ""))
        if target:
            one.set("href", target)
    return PAGE.format(
        language=escape(language),
        title=escape(title),
        style=escape(style),
        body=tostring(leaf.body, encoding="unicode").rstrip(),
    )
