"""XML that a stranger may have made, as a small tree that knows its lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException, sax

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange.cards import Deck

BROKEN = _("The XML cannot be read here ({fault}); export the file anew.")
DECLARES = _("The file declares a document type or entities; it is refused.")
TOO_DEEP = _("The file is nested deeper than {most} levels; it is refused.")
TOO_MANY = _("The file has more than {most} elements; part it into several.")

_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]{0,200}\?>")
_DEEPEST = 30
_MOST_ELEMENTS = 150_000


@dataclass(slots=True)
class Node:
    """An element; its text is that which stands directly in it."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces).strip()

    def all(self, name: str) -> Iterator["Node"]:
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Node":
        """Return the first child of this name; an empty one if there is none."""
        return next(self.all(name), Node(name, self.line))

    def said(self, name: str) -> str:
        """Return the text of a child, or of the <text> in it."""
        child = self.first(name)
        return child.first("text").text or child.text


class _Unbearable(Exception):
    """The tree grows beyond what any question needs."""


class _Builder(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", 1)
        self.path = [self.root]
        self.count = 0
        self.locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - its own name
        self.locator = locator

    @property
    def line(self) -> int:
        return (self.locator.getLineNumber() if self.locator else None) or 1

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - its own name
        self.count += 1
        if len(self.path) > _DEEPEST:
            raise _Unbearable(TOO_DEEP, _DEEPEST)
        if self.count > _MOST_ELEMENTS:
            raise _Unbearable(TOO_MANY, _MOST_ELEMENTS)
        node = Node(name, self.line, dict(attrs.items()))
        self.path[-1].children.append(node)
        self.path.append(node)

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - its own name
        self.path.pop()

    def characters(self, content: str) -> None:
        self.path[-1].pieces.append(content)


def parse(text: str, deck: Deck) -> Node:
    """Return the root element; raise Refused on what is broken or hostile."""
    builder = _Builder()
    plain = _DECLARATION.sub(lambda told: "\n" * told[0].count("\n"), text)
    try:
        sax.parseString(plain.encode(), builder, forbid_dtd=True)
    except SAXParseException as problem:
        line = problem.getLineNumber() or 1
        raise deck.refuse(line, BROKEN, fault=problem.getMessage()) from problem
    except DefusedXmlException as problem:
        raise deck.refuse(builder.line, DECLARES) from problem
    except _Unbearable as problem:
        message, most = problem.args
        raise deck.refuse(builder.line, message, most=most) from problem
    return builder.root.children[0]
