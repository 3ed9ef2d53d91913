"""A ZIP file that knows the digest of everything in it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PIECE = 1 << 20
LARGEST = 2_000_000_000
SUMS = "SHA256SUMS"
_READABLE = 0o644 << 16


class TooLarge(Exception):
    """The files together are larger than a pack may be."""


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    size: int
    digest: str

    def to_json(self) -> dict[str, object]:
        return {"name": self.name, "bytes": self.size, "sha256": self.digest}


@dataclass(slots=True)
class Archive:
    """Files are added in the order that the reader of the directory meets them."""

    zip: ZipFile
    at: datetime
    largest: int = LARGEST
    entries: list[Entry] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(one.size for one in self.entries)

    def add(self, name: str, content: bytes) -> Entry:
        return self._write(name, [content])

    def add_file(self, name: str, file: BinaryIO) -> Entry:
        """Add what a file holds from its beginning, piece by piece."""
        file.seek(0)
        return self._write(name, iter(partial(file.read, PIECE), b""))

    def seal(self) -> None:
        """Add the list of all digests, as sha256sum reads it."""
        lines = [f"{one.digest}  {one.name}\n" for one in self.entries]
        self.add(SUMS, "".join(lines).encode())

    def _write(self, name: str, pieces: Iterable[bytes]) -> Entry:
        info = ZipInfo(name, self.at.timetuple()[:6])
        info.compress_type = ZIP_DEFLATED
        info.external_attr = _READABLE
        digest, size = hashlib.sha256(), 0
        with self.zip.open(info, "w", force_zip64=True) as member:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                if self.size + size > self.largest:
                    raise TooLarge(name)
                member.write(piece)
        entry = Entry(name, size, digest.hexdigest())
        self.entries.append(entry)
        return entry


def digest_of(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for piece in iter(partial(file.read, PIECE), b""):
        digest.update(piece)
    return digest.hexdigest()
