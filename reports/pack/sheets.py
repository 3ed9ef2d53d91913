"""The style of the pages in a pack, which open without the site."""

import re

from django.conf import settings

_IMPORT = re.compile(r"^@import [^;]+;$", re.MULTILINE)
_MARK = "<!-- sheet -->"
_COMMON = ("reset", "tokens", "base", "components/table", "components/status")
INDEX = (*_COMMON, "pack")
TEXT = (
    *_COMMON,
    *(
        f"components/{name}"
        for name in (
            "prose",
            "quote",
            "note",
            "compare",
            "figure",
            "supplement",
            "term",
            "steps",
            "sources",
            "footnote",
            "check",
            "choice",
            "question",
            "write",
            "gap",
            "matching",
            "ordering",
            "scale",
            "printed",
        )
    ),
    "pack",
)


def inlined(page: str, names: tuple[str, ...]) -> str:
    """Put the sheets into the page where it has the mark for it."""
    folder = settings.BASE_DIR / "static" / "css"
    sheets = [(folder / f"{name}.css").read_text() for name in names]
    style = _IMPORT.sub("", "\n".join(sheets))
    return page.replace(_MARK, f"<style>\n{style}</style>", 1)
