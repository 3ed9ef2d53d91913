"""Reads settings from the environment, typed, and fails loudly."""

import os
from datetime import time
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "yes", "true", "on"})
SHORTEST_SECRET = 32
NO = frozenset({"", "0", "no", "false", "off"})


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    word = os.environ.get(name, "yes" if default else "no").strip().lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise ImproperlyConfigured(f"{name} is “{word}”; write yes or no.")


def number(name: str, default: int) -> int:
    word = os.environ.get(name, str(default)).strip()
    if not word.isdigit():
        raise ImproperlyConfigured(f"{name} is “{word}”; write a whole number.")
    return int(word)


def numbers(name: str, default: str) -> tuple[int, ...]:
    """Read whole numbers parted by commas, such as "-14, 1"; nothing is none."""
    words = os.environ.get(name, default).replace(" ", "")
    try:
        return tuple(int(word) for word in words.split(",") if word)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is “{words}”; write whole numbers parted by commas."
        ) from None


def hours(name: str, default: str) -> tuple[time, time]:
    """Read a span of hours such as "20:00-08:00"; nothing is from 0:00 to 0:00."""
    word = os.environ.get(name, default).replace(" ", "") or "00:00-00:00"
    since, _dash, until = word.partition("-")
    try:
        return time.fromisoformat(since), time.fromisoformat(until)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is “{word}”; write two times, such as 20:00-08:00."
        ) from None


def secret(name: str, *, development: str, is_production: bool) -> str:
    """Return the secret; in production it must be set and long enough to be one."""
    value = os.environ.get(name, "" if is_production else development)
    if is_production and len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"{name} must be set in production: {SHORTEST_SECRET} random characters."
        )
    return value


def database(url: str, *, folder: Path) -> dict[str, object]:
    """Translate a DATABASE_URL; an empty one means SQLite in the folder."""
    if not url or url.startswith("sqlite:"):
        path = url.removeprefix("sqlite:///") or str(folder / "jiangyi.sqlite3")
        return _sqlite(path)
    if url.startswith(("postgres:", "postgresql:")):
        return _postgresql(url)
    raise ImproperlyConfigured(
        "DATABASE_URL must begin with sqlite:/// or postgresql://."
    )


def _sqlite(path: str) -> dict[str, object]:
    pragmas = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA cache_size=-49152; PRAGMA mmap_size=268435456;"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": f"{path}.test"},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": pragmas,
        },
    }


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options: dict[str, object] = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    if options.pop("pool", "yes") == "yes":
        options["pool"] = True
    # To compile a report takes far longer than it saves.
    if options.pop("jit", "no") == "no":
        options["options"] = f"{options.get('options', '')} -c jit=off".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }
