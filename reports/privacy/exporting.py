"""Everything that is held of one person, as a ZIP of JSON, CSV and her own files."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext as _

from engine.tables.safety import guarded
from people.models import Person
from reports.privacy import holdings
from reports.privacy.holdings import Held, Holding
from training.models import CertificateFile, Evidence

CHUNK = 500


def write(person: Person, target: BinaryIO, *, at: datetime) -> None:
    """Write the file. The same rows at the same moment give the same bytes."""
    found = holdings.of(person)
    with ZipFile(target, "w") as archive:
        _add(archive, _("README.txt"), _about(person, found, at=at).encode(), at=at)
        for held in found:
            code = held.holding.code
            _add(archive, f"data/{code}.json", _json(held.holding, person), at=at)
            _add(archive, f"data/{code}.csv", _csv(held.holding, person), at=at)
        for name, content in _files(person):
            _add(archive, name, content, at=at)


def _add(archive: ZipFile, name: str, content: bytes, *, at: datetime) -> None:
    info = ZipInfo(name, timezone.localtime(at).timetuple()[:6])
    archive.writestr(info, content, compress_type=ZIP_DEFLATED)


def _rows(holding: Holding, person: Person) -> Iterator[dict[str, Any]]:
    rows = holding.rows(person).values(*holding.columns())
    yield from rows.iterator(chunk_size=CHUNK)


def _json(holding: Holding, person: Person) -> bytes:
    rows = list(_rows(holding, person))
    text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    return text.encode()


def _csv(holding: Holding, person: Person) -> bytes:
    """Return the rows for a spreadsheet; what begins like a formula is text."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(holding.columns())
    for row in _rows(holding, person):
        writer.writerow(_cell(value) for value in row.values())
    return f"\ufeff{page.getvalue()}".encode()


def _cell(value: object) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(sep=" ")
    return guarded(value) if isinstance(value, str) else value


def _files(person: Person) -> Iterator[tuple[str, bytes]]:
    """Yield the papers that are stored for her; one that is missing is passed over."""
    papers = CertificateFile.objects.filter(certificate__person=person)
    for paper in papers.select_related("certificate").order_by("pk"):
        yield from _stored(paper.name, f"certificates/{paper.certificate.serial}.pdf")
    for one in Evidence.objects.filter(person=person).exclude(file="").order_by("pk"):
        yield from _stored(one.file, f"evidence/{one.pk}-{one.file_name}")


def _stored(name: str, as_name: str) -> Iterator[tuple[str, bytes]]:
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            yield as_name.replace("\\", "/").replace("..", "."), file.read()


def _about(person: Person, found: list[Held], *, at: datetime) -> str:
    """Say what is in the file, in the words of whoever asked for it."""
    head = _("Everything that is held of %(name)s, as of %(moment)s.") % {
        "name": person.name,
        "moment": f"{timezone.localtime(at):%Y-%m-%d %H:%M}",
    }
    lines = [
        _("%(label)s: %(count)d rows, data/%(code)s.json and .csv. %(why)s")
        % {
            "label": one.holding.label,
            "count": one.count,
            "code": one.holding.code,
            "why": one.holding.why,
        }
        for one in found
    ]
    return "\r\n".join([head, "", *lines, ""])
