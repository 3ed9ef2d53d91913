"""Where the print faces lie: committed beside this file, never sent to browsers."""

import io
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "faces"
NAMES = (
    "JiangyiSong-Regular.ttf",
    "JiangyiSong-Bold.ttf",
    "JiangyiHei-Regular.ttf",
    "JiangyiHei-Bold.ttf",
    "JiangyiNames-Regular.ttf",
)

WIDEST = ("JiangyiSong-Regular.ttf", "JiangyiNames-Regular.ttf")  # what prints names
MISSING = "〓"  # printers' sign for a character that they have not got


class UnknownFace(KeyError):
    """There is no print face of that name."""


@cache
def read(name: str) -> bytes:
    """Return a face's bytes; it is read from the disk once."""
    if name not in NAMES:
        raise UnknownFace(name)
    return (FOLDER / name).read_bytes()


def printed(text: str) -> str:
    """Return a name as it can be printed: a sign stands for what no face has."""
    known = _characters()
    return "".join(sign if ord(sign) in known else MISSING for sign in text)


@cache
def _characters() -> frozenset[int]:
    faces = (TTFont(io.BytesIO(read(name)), lazy=True) for name in WIDEST)
    return frozenset(code for face in faces for code in face.getBestCmap())
