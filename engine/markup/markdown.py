"""Markdown into a tree of elements, and the tree into HTML.

One instance serves each thread: making one costs as much as rendering a short text.
"""

import re
import threading
from collections.abc import Sequence
from typing import override
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension, FootnoteInlineProcessor
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from engine.markup.marks import MARK_PATTERN, take

LINE = "line"  # set on an element that was given attributes: where that happened
REFUSED = "refused"  # set beside it: the names of those it may not have

_ATTRIBUTES = frozenset({"id", "class", "lang", "title"})
_TAGS = "sub|sup|kbd|mark|ruby|rt|rp|small|del|ins|s|u"
_PLAIN_HTML = (
    rf"<{MARK_PATTERN}"
    rf"(?:br\s*/?>|({_TAGS})>(.{{0,1000}}?)<{MARK_PATTERN}/\1>)"
)
# What any inline pattern begins with. Most texts hold none of it.
_SIGN = re.compile("[`\\\\\\[<&*_\x02]|  \n")
_FOOTNOTE = rf"\[\^(?:{MARK_PATTERN})?([^\]]*)\]"
_DEEPEST_TAGS = 2

type _Matched = tuple[Element | None, int | None, int | None]


class Writer:
    """A Markdown instance with our rules; it works on one text at a time."""

    def __init__(self) -> None:
        self.footnotes = FootnoteExtension(SEPARATOR="-", UNIQUE_IDS=True)
        self.markdown = Markdown(
            extensions=[
                TableExtension(use_align_attribute=True),
                DefListExtension(),
                FencedCodeExtension(),
                AdmonitionExtension(),
                self.footnotes,
            ]
        )
        self._take_away()
        self._add()

    def tree(self, lines: Sequence[str], *, prefix: int, back: str) -> Element:
        """Return the elements of a text; `prefix` parts its footnotes from others'."""
        self.markdown.reset()
        self.footnotes.unique_prefix = prefix
        self.footnotes.setConfig("BACKLINK_TITLE", back)
        text = list(lines)
        root = Element("div")
        for preprocessor in self.markdown.preprocessors:
            text = preprocessor.run(text)
        self.markdown.parser.root = root
        self.markdown.parser.parseChunk(root, "\n".join(text))
        for treeprocessor in self.markdown.treeprocessors:
            treeprocessor.run(root)
        return root

    def html(self, root: Element) -> str:
        """Return the HTML of what `tree` returned last; it is not safe yet."""
        html = self.markdown.serializer(root)
        for postprocessor in self.markdown.postprocessors:
            html = postprocessor.run(html)
        return html

    def _take_away(self) -> None:
        """Leave out raw HTML, and headings that are made by underlining."""
        self.markdown.preprocessors.deregister("html_block")
        self.markdown.inlinePatterns.deregister("html")
        self.markdown.parser.blockprocessors.deregister("setextheader")

    def _add(self) -> None:
        patterns = self.markdown.inlinePatterns
        patterns.register(
            FootnoteInlineProcessor(_FOOTNOTE, self.footnotes), "footnote", 175
        )
        for level in range(_DEEPEST_TAGS):
            plain = _PlainHtml(_PLAIN_HTML, self.markdown)
            patterns.register(plain, f"plain{level}", 90 + level)
        trees = self.markdown.treeprocessors
        trees.register(_Plain(self.markdown), "plain", 25)
        trees.register(_Attributes(self.markdown), "attr_list", 8)


class _PlainHtml(InlineProcessor):
    """The few tags that Markdown has no sign for, in closed pairs, and the break."""

    @override
    def handleMatch(  # type: ignore[override]  # the stubs name its base's base
        self, m: re.Match[str], data: str
    ) -> _Matched:
        element = Element(m[1] or "br")
        element.text = m[2]
        return element, m.start(), m.end()


class _Plain(Treeprocessor):
    """Spares texts without a sign the search for every pattern: it takes longest."""

    @override
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _SIGN.search(element.text):
                element.text = AtomicString(element.text)


class _Attributes(AttrListTreeprocessor):
    """Attribute lists that may set a few harmless attributes only."""

    @override
    def assign_attrs(
        self, elem: Element, attrs_string: str, *, strict: bool = False
    ) -> str:
        line, attrs_string = take(attrs_string)
        before = dict(elem.attrib)
        remainder = super().assign_attrs(elem, attrs_string, strict=strict)
        refused = [
            name
            for name, value in elem.attrib.items()
            if not value or (name not in _ATTRIBUTES and value != before.get(name))
        ]
        for name in refused:
            elem.attrib.pop(name)
        elem.attrib.update({name: before[name] for name in refused if name in before})
        if refused:
            elem.set(REFUSED, ", ".join(refused))
        elem.set(LINE, str(line or 0))
        return remainder


_own = threading.local()


def writer() -> Writer:
    """Return the thread's own instance."""
    if not hasattr(_own, "writer"):
        _own.writer = Writer()
    found: Writer = _own.writer
    return found
