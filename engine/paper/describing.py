"""Puts what a drawing says into the one place where the printer looks for it."""

import re

DRAWING = re.compile(r"(<svg\b[^>]*>)(.*?)(?=</svg>)", re.DOTALL)
LABEL = re.compile(r'\saria-label="([^"]*)"')
TITLE = re.compile(r"(<title\b[^>]*>)(.*?)(?=</title>)", re.DOTALL)
DESCRIPTION = re.compile(r"<desc\b[^>]*>(.*?)</desc>", re.DOTALL)


def described(html: str) -> str:
    """Return the HTML with title and description of each drawing as its title.

    WeasyPrint takes <title> alone for the alternative text; on paper it is not seen.
    """
    return DRAWING.sub(drawing, html)


def drawing(found: re.Match[str]) -> str:
    head, inside = found.groups()
    label, title = LABEL.search(head), TITLE.search(inside)
    more = DESCRIPTION.search(inside)
    words = " ".join(
        part.strip()
        for part in (
            title[2] if title else label[1] if label else "",
            more[1] if more else "",
        )
        if part.strip()
    )
    if title:
        return head + TITLE.sub(lambda part: part[1] + words, inside, count=1)
    return f"{head}<title>{words}</title>{inside}" if words else head + inside
