"""An event as one text, the same whatever database it was read from."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

# The columns that a seal holds, in the order of the text.
COLUMNS = (
    "pk",
    "at",
    "recorded_at",
    "actor",
    "verb",
    "thing",
    "about",
    "old",
    "new",
    "why",
    "detail_digest",
)
START = "0" * 64  # what stands before the first seal
PLAIN = 1  # the version of the seals that do not hold when they were made
VERSION = 2  # that of new seals

_write = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def text(row: Sequence[Any]) -> str:
    """Return the columns as JSON in ASCII: moments in UTC, keys in their order."""
    pk, at, recorded_at, *rest = row
    return _write([pk, _moment(at), _moment(recorded_at), *rest])


def stamp(version: int, at: datetime) -> str:
    """Return the seal's own line: its version, and when it was made."""
    return "" if version == PLAIN else f"{version} {_moment(at)}"


def seal(before: str, event: str, *, stamp: str = "") -> str:
    """Return the digest of a seal: over the one before, its own line and its event."""
    lines = [before, stamp, event] if stamp else [before, event]
    return hashlib.sha256("\n".join(lines).encode("ascii")).hexdigest()


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")
