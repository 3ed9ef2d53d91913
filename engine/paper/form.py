"""The form a book is printed in: which paper, how large, for whose hands."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Literal, Self, get_args

type Paper = Literal["a4", "a5", "letter"]
PAPERS: tuple[str, ...] = get_args(Paper.__value__)
LARGE = 1.55  # 10.5 points become 16; print-large.css says the same
LONGEST_WATERMARK = 40


class UnknownForm(ValueError):
    """No book is printed in a form of that description."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a book is printed; `watermark` is the name that stands behind its text.

    A booklet holds two pages side by side on the next larger sheet, to be folded.
    """

    paper: Paper = "a4"
    is_large: bool = False
    is_grey: bool = False
    has_notes: bool = False
    is_booklet: bool = False
    watermark: str = ""
    is_archive: bool = False

    @property
    def zoom(self) -> float:
        return LARGE if self.is_large else 1

    @property
    def variant(self) -> str | None:
        """Return what WeasyPrint makes; folded sheets have no order to be read in."""
        if self.is_booklet:
            return "pdf/a-2u" if self.is_archive else None
        return "pdf/a-2a" if self.is_archive else "pdf/ua-1"

    def key(self) -> str:
        """Return a name for files; the watermark's name cannot be read from it."""
        is_set = {
            "large": self.is_large,
            "grey": self.is_grey,
            "notes": self.has_notes,
            "booklet": self.is_booklet,
            "archive": self.is_archive,
        }
        words = [self.paper, *(word for word, is_so in is_set.items() if is_so)]
        if self.watermark:
            words.append(hashlib.sha256(self.watermark.encode()).hexdigest()[:16])
        return "-".join(words)

    def to_json(self) -> dict[str, str | bool]:
        return asdict(self)

    @classmethod
    def from_json(cls, saved: Mapping[str, object]) -> Self:
        """Return the form; what is missing is as usual, what is unknown is refused."""
        kinds = {field.name: type(field.default) for field in fields(cls)}
        for name, value in saved.items():
            if kinds.get(name) is not type(value):
                raise UnknownForm(name)
        form = cls(**saved)  # type: ignore[arg-type]  # each value's type was compared
        if form.paper not in PAPERS or len(form.watermark) > LONGEST_WATERMARK:
            raise UnknownForm(form.key())
        return form


USUAL = Form()


def sheets_of(form: Form) -> tuple[str, ...]:
    """Return the style sheets that the form lays over print.css, in their order."""
    is_small = form.paper == "a5" or form.is_large
    wanted = {
        "print-inset.css": is_small or form.has_notes,
        "print-small.css": is_small,
        f"print-{form.paper}.css": form.paper != "a4",
        "print-large.css": form.is_large,
        "print-notes.css": form.has_notes,
        "print-watermark.css": bool(form.watermark),
    }
    return tuple(name for name, is_wanted in wanted.items() if is_wanted)
