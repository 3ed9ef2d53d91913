"""Where the print faces lie: committed beside this file, never sent to browsers."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "faces"
NAMES = (
    "JiangyiSong-Regular.ttf",
    "JiangyiSong-Bold.ttf",
    "JiangyiHei-Regular.ttf",
    "JiangyiHei-Bold.ttf",
)


class UnknownFace(KeyError):
    """There is no print face of that name."""


@cache
def read(name: str) -> bytes:
    """Return a face's bytes; it is read from the disk once."""
    if name not in NAMES:
        raise UnknownFace(name)
    return (FOLDER / name).read_bytes()
