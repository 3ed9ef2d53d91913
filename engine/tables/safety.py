"""Keeps tables harmless: cells that a spreadsheet would run, archives that burst."""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO

# What Excel, LibreOffice and WPS take for the start of a formula, full width too.
STARTERS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


class ArchiveRefused(Exception):
    """The archive is broken or would unpack to more than is allowed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many members, unpacked bytes, and unpacked bytes for each packed one."""

    members: int = 2_000
    size: int = 200_000_000
    ratio: int = 200


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would read as a formula."""
    return "'" + text if text[:1] in STARTERS else text


def check_archive(file: BinaryIO, limits: Limits) -> None:
    """Refuse a ZIP (also an XLSX) by its directory, before anything is unpacked.

    Python's zipfile never unpacks more of a member than the directory says.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as problem:
        raise ArchiveRefused("broken") from problem
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > limits.members:
        raise ArchiveRefused("too many members")
    if unpacked > limits.size:
        raise ArchiveRefused("too large")
    if unpacked > limits.ratio * max(packed, 1):
        raise ArchiveRefused("packed too tightly")
