"""Drawings (SVG) made fit to stand inside a page: only what is listed gets through.

A drawing is read once, from its first byte to its last, and written anew: names from
a list, every text escaped, every id under a prefix of its own.
"""

import re
from collections.abc import Mapping
from html import escape
from xml.parsers import expat

from engine.markup.problem import gettext_noop

MOST_BYTES = 400_000
MOST_ELEMENTS = 6_000
DEEPEST = 40

NOT_TEXT = gettext_noop(
    "The drawing “{name}” is not UTF-8 text; save it as a plain SVG."
)
TOO_LARGE = gettext_noop(
    "The drawing “{name}” is too large (most: {most} bytes); simplify it."
)
NOT_XML = gettext_noop(
    "The drawing “{name}” is broken in its line {row}; save it anew as a plain SVG."
)
DOCTYPE = gettext_noop(
    "The drawing “{name}” has a DOCTYPE, which may hide anything; delete that part."
)
TOO_MANY = gettext_noop(
    "The drawing “{name}” has too many or too deeply nested parts; simplify it."
)
NOT_SVG = gettext_noop("The drawing “{name}” begins with <{what}>, not with <svg>.")
NO_VIEW_BOX = gettext_noop(
    'The drawing “{name}” has no viewBox; add one, such as viewBox="0 0 440 300".'
)
BAD_ELEMENT = gettext_noop(
    "The drawing “{name}” holds a <{what}>, which is not allowed; draw it with shapes"
    " and text."
)
BAD_ATTRIBUTE = gettext_noop(
    "The drawing “{name}” uses “{what}”, which is not allowed; write colours and fonts"
    " as attributes (fill, stroke, font-size …)."
)
OUTSIDE = gettext_noop(
    "The drawing “{name}” takes something from elsewhere ({what}); only parts of the"
    " same file can be used (#id)."
)
UNKNOWN_ID = gettext_noop(
    "The drawing “{name}” speaks of “#{what}”, which is not in it; mend that id."
)
DUPLICATE_ID = gettext_noop(
    "The drawing “{name}” has the id “{what}” twice; give one of them another."
)

type Fault = tuple[str, dict[str, object]]

_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "http://www.w3.org/1999/xlink href"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENTS = _names(
    "svg g path rect circle ellipse line polyline polygon text tspan textPath title"
    " desc defs marker clipPath mask pattern linearGradient radialGradient stop"
    " symbol use"
)
_TEXT_ONLY = frozenset({"title", "desc"})
_HOLDS_ORIGINALS = frozenset({"defs", "symbol", "marker", "pattern", "mask"})
_PLAIN = _names(
    "class role aria-label aria-hidden lang viewBox preserveAspectRatio transform d"
    " x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy width height points offset rotate"
    " pathLength textLength lengthAdjust startOffset refX refY markerWidth"
    " markerHeight markerUnits orient patternUnits patternContentUnits"
    " patternTransform gradientUnits gradientTransform spreadMethod clipPathUnits"
    " maskUnits maskContentUnits fill fill-opacity fill-rule clip-rule clip-path mask"
    " stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-dasharray stroke-dashoffset stop-color stop-opacity"
    " opacity color display visibility paint-order vector-effect marker-start"
    " marker-mid marker-end font-family font-size font-weight font-style"
    " font-variant text-anchor dominant-baseline alignment-baseline baseline-shift"
    " letter-spacing word-spacing text-decoration writing-mode data-mark"
)
_ID_LISTS = frozenset({"aria-labelledby", "aria-describedby"})
_DROPPED = frozenset({"version", "baseProfile", "xmlns"})
_DROPPED_AT_ROOT = frozenset({"id", "x", "y", "width", "height"})
_URL = re.compile(r"url\(\s*['\"]?#([^'\"()\s]+)['\"]?\s*\)")


class _Refused(Exception):
    """The drawing must not be read any further."""


def clean(content: bytes, prefix: str, alt: str) -> tuple[str, list[Fault]]:
    """Return the drawing as HTML that is safe, and what is wrong with it.

    The alternative text names a drawing that does not name itself.
    """
    copier = _Copier(prefix, alt)
    try:
        copier.copy(content)
    except _Refused:
        return "", copier.faults
    copier.check_references()
    return "".join(copier.out), copier.faults


class _Copier:
    def __init__(self, prefix: str, alt: str) -> None:
        self.prefix = prefix
        self.alt = alt
        self.out: list[str] = []
        self.faults: list[Fault] = []
        self.open: list[str] = []
        self.hidden = 0
        self.elements = 0
        self.ids: set[str] = set()
        self.references: list[str] = []
        self.originals: list[bool] = []

    def copy(self, content: bytes) -> None:
        if len(content) > MOST_BYTES:
            self._refuse(TOO_LARGE, most=MOST_BYTES)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self.doctype
        try:
            parser.Parse(content.decode("utf-8-sig"), True)  # noqa: FBT003 (expat's own)
        except UnicodeDecodeError:
            self._refuse(NOT_TEXT)
        except expat.ExpatError as error:
            self._refuse(NOT_XML, row=error.lineno)

    def doctype(self, *_declared: object) -> None:
        self._refuse(DOCTYPE)

    def start(self, full_name: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        depth = len(self.open) + self.hidden
        if self.elements > MOST_ELEMENTS or depth >= DEEPEST:
            self._refuse(TOO_MANY)
        name = self._allowed_name(full_name)
        if name is None:
            self.hidden += 1
            return
        self.open.append(name)
        self.originals.append(name in _HOLDS_ORIGINALS or "id" in attributes)
        self.out.append(f"<{name}{self._attributes(attributes)}>")

    def end(self, _name: str) -> None:
        if self.hidden:
            self.hidden -= 1
        else:
            self.originals.pop()
            self.out.append(f"</{self.open.pop()}>")

    def text(self, data: str) -> None:
        if not self.hidden:
            self.out.append(escape(data, quote=False))

    def check_references(self) -> None:
        for reference in self.references:
            if reference not in self.ids:
                self._fault(UNKNOWN_ID, what=reference)

    def _allowed_name(self, full_name: str) -> str | None:
        """Return the name of an element that is copied, or None."""
        space, _, name = full_name.rpartition(" ")
        if not self.open and not self.hidden and name != "svg":
            self._refuse(NOT_SVG, what=name)
        if self.hidden or space not in {"", _SVG}:
            return None
        if self._may_stand_here(name):
            return name
        self._fault(BAD_ELEMENT, what=name)
        return None

    def _may_stand_here(self, name: str) -> bool:
        if not self.open:
            return True
        if name == "use" and any(self.originals):
            return False  # a copy of copies grows without end
        return name in _ELEMENTS - {"svg"} and self.open[-1] not in _TEXT_ONLY

    def _attributes(self, attributes: Mapping[str, str]) -> str:
        is_root = len(self.open) == 1
        if is_root and "viewBox" not in attributes:
            self._fault(NO_VIEW_BOX)
        if is_root:
            attributes = self._for_root(attributes)
        values = {key: self._value(key, text) for key, text in attributes.items()}
        return "".join(
            f' {key.rpartition(" ")[2]}="{escape(text)}"'
            for key, text in values.items()
            if text is not None
        )

    def _for_root(self, attributes: Mapping[str, str]) -> dict[str, str]:
        kept = {
            key: text for key, text in attributes.items() if key not in _DROPPED_AT_ROOT
        }
        classes = ["figure-drawing", *kept.pop("class", "").split()]
        first = {"class": " ".join(dict.fromkeys(classes))}
        usual = {"role": "img"}
        if not kept.keys() & {"aria-label", "aria-labelledby"}:
            usual["aria-label"] = self.alt
        return first | usual | kept

    def _value(self, key: str, text: str) -> str | None:
        """Return what is written for an attribute, or None to leave it out."""
        if key == "id":
            return self._new_id(text)
        if key in _ID_LISTS:
            return " ".join(self._reference(name) for name in text.split())
        if key in {"href", _XLINK_HREF}:
            return self._link(text)
        return self._plain_value(key, text)

    def _new_id(self, text: str) -> str:
        if text in self.ids:
            self._fault(DUPLICATE_ID, what=text)
        self.ids.add(text)
        return self.prefix + text

    def _reference(self, name: str) -> str:
        self.references.append(name)
        return self.prefix + name

    def _link(self, text: str) -> str | None:
        if text.startswith("#"):
            return f"#{self._reference(text[1:])}"
        self._fault(OUTSIDE, what=text)
        return None

    def _plain_value(self, key: str, text: str) -> str | None:
        if key in _PLAIN:
            return self._with_urls(text)
        if " " not in key and key not in _DROPPED:
            self._fault(BAD_ATTRIBUTE, what=key)
        return None

    def _with_urls(self, text: str) -> str | None:
        inside = _URL.sub(lambda found: f"url(#{self._reference(found[1])})", text)
        if "url(" in _URL.sub("", text).lower():
            self._fault(OUTSIDE, what=text)
            return None
        return inside

    def _fault(self, message: str, **values: object) -> None:
        if (message, values) not in self.faults:
            self.faults.append((message, values))

    def _refuse(self, message: str, **values: object) -> None:
        self._fault(message, **values)
        raise _Refused
