"""A course's files, read into memory from a ZIP that a stranger may have made."""

import stat
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import BinaryIO

from engine.markup.problem import Problem, gettext_noop
from publishing.folder import MOST_BYTES, Folder, Gathering, is_ignored

MOST_MEMBERS = 6_000
MOST_RATIO = 100
SMALL = 100_000  # below this, a file may be packed as tightly as it likes

BROKEN = gettext_noop("This is no ZIP file, or a damaged one; make it anew.")
TOO_MANY = gettext_noop("The ZIP has more than {most} entries; part the course.")
BOMB = gettext_noop(
    "The ZIP would unpack to more than {most} bytes; make the pictures smaller."
)
TIGHT = gettext_noop(
    "This file unpacks to {ratio} times its packed size (most: {most});"
    " it is refused as a possible bomb."
)
ENCRYPTED = gettext_noop("This file is encrypted; make the ZIP without a password.")
OUTSIDE = gettext_noop(
    "The name of this file leads out of the folder; use plain relative names."
)
IS_LINK = gettext_noop("This is a symbolic link; put the file itself in the ZIP.")
NOT_UTF8 = gettext_noop(
    "The name of this file is not marked as UTF-8; use letters, digits and hyphens,"
    " or a ZIP program that writes UTF-8."
)
UNUSUAL = gettext_noop("This file is packed in an unusual way; make a plain ZIP.")
TWICE = gettext_noop("The ZIP holds this file twice; make it anew.")
NO_NAME = gettext_noop(
    "The ZIP must hold one folder, named as the course's address; pack that folder."
)

_BROKEN = (zipfile.BadZipFile, EOFError, zlib.error, OSError, NotImplementedError)
_PLAIN = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_UTF8 = 0x800
_ENCRYPTED = 0x1


def read(file: BinaryIO) -> tuple[Folder | None, list[Problem]]:
    """Read the ZIP of one folder. Nothing is written to the disk."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _read(archive)
    except UnicodeDecodeError:
        return None, [Problem(".", 1, NOT_UTF8)]
    except _BROKEN:
        return None, [Problem(".", 1, BROKEN)]


def _read(archive: zipfile.ZipFile) -> tuple[Folder | None, list[Problem]]:
    members = archive.infolist()
    gathering = Gathering()
    _check_whole(members, gathering)
    if gathering.problems:
        return None, gathering.problems
    members = [one for one in members if not is_ignored(one.filename)]
    for member in members:
        _check_member(member, gathering)
    top = _top([member.filename for member in members])
    if not top and not gathering.problems:
        gathering.refuse(".", NO_NAME)
    if gathering.problems:
        return None, gathering.problems
    for member in members:
        _take(archive, member, member.filename.removeprefix(f"{top}/"), gathering)
    return gathering.folder(top)


def _check_whole(members: list[zipfile.ZipInfo], gathering: Gathering) -> None:
    if len(members) > MOST_MEMBERS:
        gathering.refuse(".", TOO_MANY, most=MOST_MEMBERS)
    if sum(member.file_size for member in members) > MOST_BYTES:
        gathering.refuse(".", BOMB, most=MOST_BYTES)


def _check_member(member: zipfile.ZipInfo, gathering: Gathering) -> None:
    ratio = member.file_size // max(member.compress_size, 1)
    reasons = {
        OUTSIDE: _leads_outside(member.filename),
        NOT_UTF8: not member.filename.isascii() and not member.flag_bits & _UTF8,
        IS_LINK: stat.S_ISLNK(member.external_attr >> 16),
        ENCRYPTED: bool(member.flag_bits & _ENCRYPTED),
        UNUSUAL: member.compress_type not in _PLAIN,
        TIGHT: member.file_size > SMALL and ratio > MOST_RATIO,
    }
    message = next((message for message, holds in reasons.items() if holds), "")
    if message:
        gathering.refuse(member.filename, message, ratio=ratio, most=MOST_RATIO)


def _leads_outside(name: str) -> bool:
    parts = name.split("/")
    return name.startswith("/") or ".." in parts or "\\" in name or ":" in parts[0]


def _top(names: Iterable[str]) -> str:
    """Return the one folder that holds everything, or nothing."""
    tops = {PurePosixPath(name).parts[0] for name in names if "/" in name.strip("/")}
    loose = [name for name in names if "/" not in name]
    return tops.pop() if len(tops) == 1 and not loose else ""


def _take(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, gathering: Gathering
) -> None:
    if member.is_dir() or not gathering.may_take(name, member.file_size):
        return
    if name in gathering.files:
        gathering.refuse(name, TWICE)
        return
    gathering.take(name, archive.read(member))
