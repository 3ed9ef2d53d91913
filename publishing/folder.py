"""A course's files, read into memory from a folder."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from engine.markup.problem import Problem, gettext_noop

TEXT = ".md"
PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
IGNORED = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
MOST_FILES = 5_000
MOST_BYTES = 200_000_000
LARGEST_TEXT = 1_000_000
LARGEST_PICTURE = 5_000_000

NO_FOLDER = gettext_noop("There is no such folder; mend its name.")
NO_CONTENTS = gettext_noop(
    "There is no course.md here; write one that lists the units."
)
TOO_MANY_FILES = gettext_noop("There are more than {most} files; part the course.")
TOO_MUCH = gettext_noop(
    "The files hold more than {most} bytes together; make the pictures smaller."
)
TOO_LARGE = gettext_noop(
    "The file has {size} bytes (most: {most}); make it smaller or part it."
)
UNKNOWN_ENDING = gettext_noop(
    "This is no text (.md) and no picture ({endings}); take it out of the folder."
)
IS_LINK = gettext_noop("This is a symbolic link; put the file itself in its place.")
BAD_NAME = gettext_noop(
    "The name of this file is not in UTF-8; name it in letters, digits and hyphens."
)
UNREADABLE = gettext_noop("This is no plain file; take it out of the folder.")


@dataclass(frozen=True)
class Folder:
    """The files of a course by their path in its folder, whose name is its slug."""

    slug: str
    files: Mapping[str, bytes]

    @cached_property
    def digest(self) -> str:
        """One digest for all that is in the folder."""
        whole = hashlib.sha256()
        for name in sorted(self.files):
            part = hashlib.sha256(self.files[name]).hexdigest()
            whole.update(f"{part} {name}\n".encode())
        return whole.hexdigest()


@dataclass(slots=True)
class Gathering:
    """Files on their way into memory, and what is wrong with them."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    size: int = 0

    def refuse(self, path: str, message: str, /, **values: object) -> None:
        self.problems.append(Problem(path, 1, message, values))

    def may_take(self, name: str, size: int) -> bool:
        """Say whether a file of this name and size belongs into a course."""
        ending = PurePosixPath(name).suffix.lower()
        if ending != TEXT and ending not in PICTURES:
            endings = " ".join(sorted(PICTURES))
            self.refuse(name, UNKNOWN_ENDING, endings=endings)
            return False
        most = LARGEST_TEXT if ending == TEXT else LARGEST_PICTURE
        if size > most:
            self.refuse(name, TOO_LARGE, size=size, most=most)
            return False
        return True

    def take(self, name: str, content: bytes) -> None:
        self.files[name] = content
        self.size += len(content)

    @property
    def is_full(self) -> bool:
        return len(self.files) > MOST_FILES or self.size > MOST_BYTES

    def folder(self, slug: str) -> tuple[Folder | None, list[Problem]]:
        """Return the folder; None if what was gathered cannot be a course."""
        if len(self.files) > MOST_FILES:
            self.refuse(".", TOO_MANY_FILES, most=MOST_FILES)
        elif self.size > MOST_BYTES:
            self.refuse(".", TOO_MUCH, most=MOST_BYTES)
        elif "course.md" not in self.files:
            self.refuse("course.md", NO_CONTENTS)
        else:
            return Folder(slug, self.files), self.problems
        return None, self.problems


def read(path: Path) -> tuple[Folder | None, list[Problem]]:
    """Read a folder; what is hidden, or put there by an operating system, is left."""
    path = path.resolve()
    gathering = Gathering()
    if not path.is_dir():
        gathering.refuse(".", NO_FOLDER)
        return None, gathering.problems
    for file in _walk(path):
        _read_file(file, str(file.relative_to(path).as_posix()), gathering)
        if gathering.is_full:
            break
    return gathering.folder(path.name)


def is_ignored(name: str) -> bool:
    parts = [part for part in PurePosixPath(name).parts if part != ".."]
    return any(part.startswith(".") or part in IGNORED for part in parts)


def is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _walk(path: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        if is_ignored(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def _read_file(file: Path, name: str, gathering: Gathering) -> None:
    if not is_utf8(name):
        readable = name.encode(errors="replace").decode()
        gathering.refuse(readable, BAD_NAME)
    elif file.is_symlink():
        gathering.refuse(name, IS_LINK)
    elif not file.is_file():
        gathering.refuse(name, UNREADABLE)
    else:
        _read_content(file, name, gathering)


def _read_content(file: Path, name: str, gathering: Gathering) -> None:
    if gathering.may_take(name, file.stat().st_size):
        gathering.take(name, file.read_bytes())
