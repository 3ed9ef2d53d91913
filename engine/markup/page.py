"""A lesson's Markdown made into a page, and a short text made into a fragment."""

import markdown
import nh3

from engine.markup.parts import (
    Audience,
    Heading,
    Page,
    Passage,
    Picture,
    Slot,
    Surroundings,
)
from engine.markup.problem import Problem

__all__ = [
    "Audience",
    "Heading",
    "Page",
    "Passage",
    "Picture",
    "Slot",
    "Surroundings",
    "fragment",
    "render",
]


def render(
    source: str, *, first_line: int, surroundings: Surroundings
) -> tuple[Page, list[Problem]]:
    """Return the page of a lesson's body, and every mistake in it."""
    html, problems = fragment(source, line=first_line, surroundings=surroundings)
    both = {Audience.TRAINEE: html, Audience.TRAINER: html}
    page = Page(both, (), (), (), (), len(source))
    return page, problems


def fragment(
    source: str, *, line: int, surroundings: Surroundings
) -> tuple[str, list[Problem]]:
    """Return the safe HTML of a prompt, an option or a feedback, and its mistakes."""
    html = nh3.clean(markdown.markdown(source, extensions=["tables"]))
    return html, []
