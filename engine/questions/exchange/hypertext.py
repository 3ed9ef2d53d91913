"""HTML of other programs into our Markdown."""

import re
from html.parser import HTMLParser
from importlib import import_module

from engine.markup.problem import gettext_noop as _
from engine.questions.exchange import texts
from engine.questions.exchange.cards import Deck

CONVERTING = f"{__package__}.tags"  # loaded when first needed: the site starts without
LONGEST_HTML = 60_000
DEEPEST = 40
MOST_TAGS = 3_000

TOO_LONG = _("This text has {count} characters of HTML (most: {most}); shorten it.")
TOO_DEEP = _("The HTML of this text is nested too deep or too full; simplify it.")
PICTURE_LEFT = _(
    "The picture “{name}” is not taken over; save it beside the quiz and put it in"
    " with ![what it shows]({name})."
)

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|&#?\w{1,32};")
_BLANKS = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)*")
_VOID = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")
)
_COMMENT = re.compile(r"<!--.{0,1000}?-->", re.DOTALL)
_OPEN = re.compile(r"<(?!/?[A-Za-z][^<>]{0,2000}>)")


def is_html(text: str) -> bool:
    """Say whether a text of unknown kind holds tags or entities."""
    return _TAG.search(text) is not None


def markdown(html: str, *, line: int, deck: Deck) -> str:
    """Return the text as Markdown; what cannot be taken over is noted."""
    if not is_html(html):
        return texts.escaped(html)
    if len(html) > LONGEST_HTML:
        deck.problem(line, TOO_LONG, count=len(html), most=LONGEST_HTML)
        return ""
    html = _OPEN.sub("&lt;", _COMMENT.sub("", html))
    measure = _Measure()
    measure.feed(html)
    if measure.deepest > DEEPEST or measure.tags > MOST_TAGS:
        deck.problem(line, TOO_DEEP)
        return ""
    converter = import_module(CONVERTING).Converter(bullets="-")
    found: str = converter.convert(html).replace("\xa0", " ")
    for name in converter.pictures:
        deck.note(line, PICTURE_LEFT, name=name)
    return _BLANKS.sub("\n\n", found).strip()


class _Measure(HTMLParser):
    """Counts how deep and how full a text is before anything recurses into it."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.deepest = self.tags = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - its name
        self.tags += 1
        self.depth += tag not in _VOID
        self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - its own name
        self.depth = max(0, self.depth - 1)
