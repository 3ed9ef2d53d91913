"""Writes a calendar as RFC 5545 asks: the same words for the same facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

OCTETS = 75
TYPE = "text/calendar; charset=utf-8"
LINE_END = "\r\n"
FOLD = f"{LINE_END} "
ALARM = "-P6DT15H"  # at nine in the morning, a week before
PRODUCT = "-//Jiangyi//Training//EN"
_ESCAPES = str.maketrans(
    {"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"}
    | {chr(code): "" for code in (*range(9), *range(11, 32), 127)}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day. `sequence` and `stamp` rise with each change of it."""

    uid: str
    sequence: int
    stamp: datetime
    day: date
    summary: str
    description: str
    address: str
    is_cancelled: bool = False


def text(name: str, entries: Iterable[Entry]) -> str:
    """Return the whole file, each line folded and ended by CR LF."""
    lines = ["BEGIN:VCALENDAR", *_head(name)]
    for entry in entries:
        lines += ["BEGIN:VEVENT", *_event(entry), "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}{LINE_END}" for line in lines)


def _head(name: str) -> Iterator[str]:
    yield "VERSION:2.0"
    yield f"PRODID:{PRODUCT}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"NAME:{escape(name)}"
    yield f"X-WR-CALNAME:{escape(name)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT6H"
    yield "X-PUBLISHED-TTL:PT6H"


def _event(entry: Entry) -> Iterator[str]:
    yield f"UID:{escape(entry.uid)}"
    yield f"DTSTAMP:{entry.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escape(entry.summary)}"
    yield f"DESCRIPTION:{escape(entry.description)}"
    yield f"URL:{entry.address}"
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}"
    if not entry.is_cancelled:
        yield from _alarm(entry)


def _alarm(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:{ALARM}"
    yield f"DESCRIPTION:{escape(entry.summary)}"
    yield "END:VALARM"


def escape(words: str) -> str:
    """Return words as a value of text: no line ends, no control characters."""
    return words.replace(LINE_END, "\n").translate(_ESCAPES)


def fold(line: str) -> str:
    """Break a line after at most 75 octets, never within a character of UTF-8."""
    parts: list[str] = []
    room, begin = OCTETS, 0
    for index, character in enumerate(line):
        size = len(character.encode())
        if size > room:
            parts.append(line[begin:index])
            room, begin = OCTETS - 1, index
        room -= size
    return FOLD.join([*parts, line[begin:]])


def unfold(words: str) -> str:
    return words.replace(FOLD, "")
