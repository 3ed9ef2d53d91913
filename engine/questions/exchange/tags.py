"""Each tag of other programs' HTML as Markdown of ours."""

import re
from typing import Any
from urllib.parse import unquote

from bs4 import Tag
from markdownify import MarkdownConverter

from engine.questions.exchange import texts


class Converter(MarkdownConverter):
    """Markdown for a question: no headings, no pictures, plain signs kept harmless."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.pictures: list[str] = []

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - theirs
        if not text.strip():
            return text
        before, after = text[: -len(text.lstrip())], text[len(text.rstrip()) :]
        return before + texts.escaped_run(text.strip()) + after

    def convert_hN(  # noqa: N802 - its name in markdownify
        self,
        n: int,  # noqa: ARG002 - theirs
        el: Tag,  # noqa: ARG002 - theirs
        text: str,
        parent_tags: set[str],  # noqa: ARG002 - theirs
    ) -> str:
        return f"\n\n**{text.strip()}**\n\n" if text.strip() else ""

    def convert_img(
        self,
        el: Tag,
        text: str,  # noqa: ARG002 - theirs
        parent_tags: set[str],  # noqa: ARG002 - theirs
    ) -> str:
        source = str(el.get("src") or "")
        is_inside = source.startswith("data:")
        name = str(el.get("alt") or "") if is_inside else unquote(source)
        self.pictures.append(name.rpartition("/")[2][:80] or "picture")
        return texts.escaped_line(str(el.get("alt") or ""))

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - theirs
        target = str(el.get("href") or "")
        is_far = target.startswith(("http://", "https://", "mailto:"))
        if not is_far or re.search(r"[\s()<>]", target):
            return text
        return f"[{text.strip()}]({target})"
