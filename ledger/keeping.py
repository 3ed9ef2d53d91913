"""Keeps a copy of the database and the stored files in one file, and puts it back."""

import json
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from ledger import guard, record, sealing, snapshots

MANIFEST = "manifest.json"
SHAPE = 1


class NotACopy(Exception):
    """The file is not one that `backup` wrote, or it is damaged."""


class CopyOfAnotherDatabase(Exception):
    """The file was taken from the other kind of database than this site's."""


class LedgerDiffers(Exception):
    """After putting the copy back, the ledger does not end as it did."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy is. `seal` is the newest seal of the ledger, if there was one."""

    vendor: str
    made_at: str
    head: str
    shape: int = SHAPE
    seal: str = ""


def keep(target: Path, *, at: datetime) -> Manifest:
    """Write the copy. The site may go on running; files are only ever added to it.

    The database is taken first and the files after it, so that every file that the
    copied rows name is in the copy.
    """
    half_done = target.with_name(f"{target.name}.part")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seal = sealing.head()  # seals only grow: what is there now is in the copy
        head = snapshots.take(folder / snapshots.NAME)
        manifest = Manifest(connection.vendor, at.isoformat(), head, seal=seal)
        (folder / MANIFEST).write_text(json.dumps(asdict(manifest)))
        with tarfile.open(half_done, "w:gz") as archive:
            archive.add(folder / MANIFEST, MANIFEST)
            archive.add(folder / snapshots.NAME, snapshots.NAME)
            if Path(settings.MEDIA_ROOT).exists():
                archive.add(settings.MEDIA_ROOT, "files")
    half_done.replace(target)
    return manifest


def put_back(source: Path) -> Manifest:
    """Replace the database by the copy's, and add the copy's files."""
    with _unpacked(source) as folder:
        manifest = _manifest(folder)
        snapshots.put_back(folder / snapshots.NAME)
        files = folder / "files"
        for path in sorted(files.rglob("*")) if files.exists() else []:
            _store(path, Path(settings.MEDIA_ROOT) / path.relative_to(files))
    guard.install()
    if record.head() != manifest.head:
        raise LedgerDiffers(str(source))
    return manifest


@contextmanager
def _unpacked(source: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        try:
            with tarfile.open(source, "r:gz") as archive:
                archive.extractall(name, filter="data")
        except (tarfile.TarError, EOFError, OSError) as error:
            raise NotACopy(str(source)) from error
        yield Path(name)


def _manifest(folder: Path) -> Manifest:
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text()))
    except (OSError, ValueError, TypeError) as error:
        raise NotACopy(MANIFEST) from error
    if manifest.vendor != connection.vendor:
        raise CopyOfAnotherDatabase(manifest.vendor)
    return manifest


def _store(path: Path, target: Path) -> None:
    if path.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(path.read_bytes())
