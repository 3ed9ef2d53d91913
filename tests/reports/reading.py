"""Reads the tables of a page as rows of words."""

from html.parser import HTMLParser
from typing import override


class Tables(HTMLParser):
    """Collects the words of each cell but for what is set small, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.is_inside = False

    @override
    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self.is_inside = True
        if tag == "small":
            self.is_inside = False

    @override
    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self.is_inside = False

    @override
    def handle_data(self, data):
        if self.is_inside:
            self.rows[-1][-1] += data.strip()


def rows_of(page: str) -> list[dict[str, str]]:
    """Return each row below the head, by what stands over its cells."""
    reader = Tables()
    reader.feed(page)
    head, *rows = reader.rows or [[]]
    return [dict(zip(head, row, strict=True)) for row in rows]
