"""A lesson's Markdown made into a page, and a short text made into a fragment."""

import re

from engine.markup import blocks, document, limits, marks
from engine.markup.draft import Draft
from engine.markup.parts import (
    Audience,
    Heading,
    Page,
    Passage,
    Picture,
    Slot,
    Surroundings,
    Term,
)
from engine.markup.problem import Problem
from engine.markup.text import count, plain

__all__ = [
    "Audience",
    "Heading",
    "Page",
    "Passage",
    "Picture",
    "Slot",
    "Surroundings",
    "Term",
    "fragment",
    "render",
    "slots",
]

_HEADING = re.compile(r'<h[23][^>]*? id="([^"]+)"[^>]*>(.*?)</h[23]>', re.DOTALL)
_HEADING_TOKEN = re.compile("\ufdd2h[0-9]+\ufdd3")
_EMPTY = document.Document("", (), (), ())

# A short line in which nothing means anything to Markdown or to HTML.
PLAIN = re.compile(
    r"(?:[^\W\d_]|[“《（])"
    r"(?:[^\W_]|[，。、；：？！“”‘’（）《》…—·,%]| (?=[^\W_])){0,400}"
)


def render(
    source: str, *, first_line: int, surroundings: Surroundings
) -> tuple[Page, list[Problem]]:
    """Return the page of a lesson's body, and every mistake in it."""
    draft = Draft(surroundings, first_line)
    source = marks.clean(source)
    made = _EMPTY
    if limits.hold(source, draft):
        lines = blocks.numbered(source, first_line)
        made = document.read(lines, draft, place="lesson")
    return _page(made, draft), draft.sorted_problems()


def slots(source: str, *, first_line: int) -> tuple[Slot, ...]:
    """Return what the page of a lesson fills in later, without making the page."""
    draft = Draft(Surroundings("", {}, lambda _: None), first_line)
    lines = blocks.numbered(marks.clean(source), first_line)
    return tuple(blocks.scan(lines, draft, depth=0).slots)


def fragment(
    source: str, *, line: int, surroundings: Surroundings
) -> tuple[str, list[Problem]]:
    """Return the safe HTML of a prompt, an option or a feedback, and its mistakes.

    A single paragraph comes without its <p>, so that it can stand in a line. Most
    options are a few plain words, which need no reading: they are their own HTML.
    """
    if PLAIN.fullmatch(source):
        return source, []
    draft = Draft(surroundings, line)
    source = marks.clean(source)
    if not limits.hold(source, draft):
        return "", draft.sorted_problems()
    lines = blocks.numbered(source, line)
    made = document.read(lines, draft, place="fragment")
    html = document.filled(made, draft, Audience.TRAINEE)
    return html, draft.sorted_problems()


def _page(made: document.Document, draft: Draft) -> Page:
    introduction, *sections = _HEADING_TOKEN.split(made.html)
    headings = tuple(map(_heading, made.levels, sections))
    passages = map(_passage, headings, sections)
    text = plain(marks.TOKEN.sub("", introduction))
    opening = (Passage("", "", text),) if text else ()
    whole = (*opening, *passages)
    return Page(
        html={who: document.filled(made, draft, who) for who in Audience},
        headings=headings,
        slots=made.slots,
        passages=whole,
        pictures=tuple(draft.pictures),
        characters=sum(count(part.heading) + count(part.text) for part in whole),
        terms=tuple(draft.terms),
    )


def _heading(level: int, section: str) -> Heading:
    name, html = _HEADING.findall(section)[0]
    return Heading(level, name, plain(html))


def _passage(heading: Heading, section: str) -> Passage:
    text = plain(marks.TOKEN.sub("", _HEADING.sub("", section, count=1)))
    return Passage(heading.text, heading.id, text)
