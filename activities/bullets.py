"""The things listed under an item: cards, statements, attributes, each with an id.

    ## 可靠性 {#reliability}

    - 一次说清所需材料 {#materials}
    - 按承诺时限办结 {#in-time was=deadline}

A line that is indented goes on with the thing above it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from activities.items import Item, Items, mistakes
from engine.markup.problem import gettext_noop as _
from engine.questions import heading, identity
from engine.questions.draft import Line
from engine.questions.heading import Heading

_SIGN = re.compile(r"[-*+][ \t]+(?=\S)")
_FURTHER = re.compile(r"[ \t]+\S")


@dataclass(frozen=True, slots=True)
class Bullet:
    """One thing of a list; `text` is safe HTML that fits into a label."""

    id: str
    text: str
    line: int
    was: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An item with what is listed under it, and the HTML of its other lines."""

    item: Item
    bullets: tuple[Bullet, ...]
    guidance: str


def read(items: Items) -> tuple[Listed, ...]:
    """Return every item of a file with its list; mistakes are told to the items."""
    cuts = [(item, *_cut(item.lines)) for item in items.items]
    heads = [_head(line) for _item, bullets, _rest in cuts for line in bullets]
    ids = identity.identify(heads)
    _report(items, heads, ids)
    items.listed.update(zip(ids, (head.line for head in heads), strict=True))
    made = iter(
        Bullet(id_, _html(items, head), head.line, head.attributes.get("was", ""))
        for head, id_ in zip(heads, ids, strict=True)
    )
    return tuple(
        Listed(item, tuple(next(made) for _line in bullets), items.html(rest))
        for item, bullets, rest in cuts
    )


def _cut(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the listed things, each as one line, and the lines around them."""
    bullets: list[Line] = []
    rest: list[Line] = []
    last: list[Line] = rest
    for line in lines:
        sign = None if line.is_fenced else _SIGN.match(line.text)
        if sign:
            last = bullets
            bullets.append(Line(line.number, line.text[sign.end() :]))
        elif last is bullets and _FURTHER.match(line.text):
            told = f"{bullets[-1].text}\n{line.text.strip()}"
            bullets[-1] = Line(bullets[-1].number, told)
        else:
            last = rest
            rest.append(line)
    return bullets, rest


def _head(line: Line) -> Heading:
    return heading.read(Line(line.number, f"## {line.text}"))


def _html(items: Items, head: Heading) -> str:
    return items.html([Line(head.line, head.prompt)])


def _report(items: Items, heads: Sequence[Heading], ids: Sequence[str]) -> None:
    for line, (message, values) in mistakes(heads, ids):
        items.report(line, message, **values)
    taken = {item.id: item.head.line for item in items.items}
    for head, id_ in zip(heads, ids, strict=True):
        if id_ in taken:
            message = _("The heading of line {line} has the id “{id}” too. Change one.")
            items.report(head.line, message, id=id_, line=taken[id_])
        for name in sorted(head.attributes.keys() - {"was"}):
            message = _("“{name}” is unknown here. This question can have: {known}.")
            items.report(head.line, message, name=name, known="was")
