"""Names files after a pattern, so that every system can unpack them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from string import Formatter

FIELDS = ("number", "name", "course", "module", "serial", "date")
USUAL = "{number}-{name}-{course}"
LONGEST = 150  # bytes; file systems take 255, and a folder's name comes before
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
EDGES = " .-_"
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=$|\.)", re.IGNORECASE)


class WrongPattern(ValueError):
    """The pattern names what a certificate does not have; `name` is what."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def checked(pattern: str) -> str:
    """Return the pattern, or raise WrongPattern."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError as problem:
        raise WrongPattern(pattern) from problem
    for _text, name, form, turn in parts:
        if name is not None and (name not in FIELDS or form or turn):
            raise WrongPattern(name)
    return pattern


def named(pattern: str, values: Mapping[str, str]) -> str:
    """Return a safe name without its ending."""
    return safe(pattern.format_map(values)) or "_"


def safe(name: str) -> str:
    plain = UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(EDGES)
    if RESERVED.match(plain):
        plain = f"_{plain}"
    return plain.encode()[:LONGEST].decode(errors="ignore").rstrip(EDGES)


class Names:
    """Gives each file a name of its own: the second "a" becomes "a (2)"."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()

    def own(self, name: str) -> str:
        while self.used[name.casefold()]:
            self.used[name.casefold()] += 1
            name = f"{name} ({self.used[name.casefold()]})"
        self.used[name.casefold()] += 1
        return name
