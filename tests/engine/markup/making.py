"""Makes pages for the tests: one course, a picture or two, one neighbour to link to."""

from collections.abc import Mapping

from engine.markup.page import (
    Audience,
    Page,
    Picture,
    Surroundings,
    fragment,
    render,
)
from engine.markup.problem import Problem

DRAWING = b'<svg viewBox="0 0 9 9"><title id="t">Steps</title><path d="M0 0"/></svg>'
PICTURES = {
    "opening/steps.svg": Picture("opening/steps.svg", DRAWING),
    "opening/hall.jpg": Picture("opening/hall.jpg", b"", "/pictures/hall.jpg"),
    "seal.svg": Picture("seal.svg", DRAWING),
}


def address_of(target: str) -> str | None:
    known = {"marriott.md": "/marriott/", "marriott.md#heard": "/marriott/#heard"}
    return known.get(target)


def surroundings(
    *, language: str = "zh-Hans", pictures: Mapping[str, Picture] | None = None
) -> Surroundings:
    return Surroundings(
        path="opening/team.md",
        pictures=PICTURES if pictures is None else pictures,
        address_of=address_of,
        language=language,
    )


def page(source: str, *, language: str = "zh-Hans") -> Page:
    """Return the page of a text that has no mistakes."""
    made, problems = render(
        source, first_line=1, surroundings=surroundings(language=language)
    )
    assert list(map(str, problems)) == []
    return made


def html(source: str, *, language: str = "zh-Hans") -> str:
    return page(source, language=language).html[Audience.TRAINEE]


def trainer_html(source: str) -> str:
    return page(source).html[Audience.TRAINER]


def line_html(source: str) -> str:
    """Return a fragment that has no mistakes."""
    made, problems = fragment(source, line=1, surroundings=surroundings())
    assert list(map(str, problems)) == []
    return made


def problems(source: str, *, first_line: int = 1) -> list[Problem]:
    return render(source, first_line=first_line, surroundings=surroundings())[1]


def mistakes(source: str) -> list[tuple[int, str]]:
    """Return the line and the message of every mistake of a lesson."""
    return [(problem.line, problem.message) for problem in problems(source)]


def drawing_page(content: bytes) -> tuple[str, list[Problem]]:
    """Return the page that shows a drawing in its third line."""
    pictures = {"opening/a.svg": Picture("opening/a.svg", content)}
    made, found = render(
        "字\n\n![a](a.svg)", first_line=1, surroundings=surroundings(pictures=pictures)
    )
    return made.html[Audience.TRAINEE], found
