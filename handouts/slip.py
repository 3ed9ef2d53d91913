"""The title slip on the cover: a title in columns, as on a thread-bound book."""

import re
from dataclasses import dataclass

MOST_COLUMNS = 3
SIZES = {"": 7, "long": 10}  # how many characters a column holds, by size
BREAKS = re.compile(r"[\s，、：；。·—,:;|]+")
UPRIGHT = re.compile(r"[^\x00-\u2fff]+")
DROPPED = re.compile(r"[《》〈〉“”‘’「」『』（）()？！?!]")


@dataclass(frozen=True, slots=True)
class Slip:
    """The columns from right to left, the part below them, and how they are set."""

    columns: tuple[str, ...]
    part: str = ""
    size: str = ""
    is_across: bool = False


def slip(title: str, part: str = "") -> Slip:
    """Return the columns without their punctuation; across what cannot stand upright.

    Latin letters are not set on end, and a column too long for the paper is none.
    """
    columns = tuple(filter(None, BREAKS.split(DROPPED.sub("", title))))
    upright_part = "".join(BREAKS.split(DROPPED.sub("", part)))
    are_upright = all(map(UPRIGHT.fullmatch, columns))
    is_fit = 0 < len(columns) <= MOST_COLUMNS and are_upright
    for size, most in SIZES.items():
        if is_fit and max(map(len, columns)) <= most:
            return Slip(columns, _fitting(upright_part, size), size)
    return Slip((title,), part, is_across=True)


def _fitting(part: str, size: str) -> str:
    """Leave a part out that cannot stand upright; the facts name it once more."""
    most = 2 * SIZES[size] if size else 2 * SIZES[""]
    return part if UPRIGHT.fullmatch(part) and len(part) <= most else ""
