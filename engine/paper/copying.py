"""Copies HTML word for word, so that who inherits changes only what it is about."""

from html.parser import HTMLParser
from typing import override


class Copier(HTMLParser):
    """Hands every tag and every entity to `copy`, every run of text to `handle_data`.

    Tags are handed over as their author wrote them: what nobody changes stays as it
    is, down to the case of an attribute in a drawing.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []

    def copied(self, html: str) -> str:
        self.feed(html)
        self.close()
        return "".join(self.pieces)

    def copy(self, markup: str, tag: str = "") -> None:  # noqa: ARG002  # heirs look at it
        self.pieces.append(markup)

    @override
    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @override
    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.copy(self.get_starttag_text() or "", tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        self.copy(f"</{tag}>", tag)

    @override
    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.copy(self.get_starttag_text() or "", tag)

    @override
    def handle_entityref(self, name: str) -> None:
        self.copy(f"&{name};")

    @override
    def handle_charref(self, name: str) -> None:
        self.copy(f"&#{name};")

    @override
    def handle_comment(self, data: str) -> None:
        self.copy(f"<!--{data}-->")

    @override
    def handle_decl(self, decl: str) -> None:
        self.copy(f"<!{decl}>")
