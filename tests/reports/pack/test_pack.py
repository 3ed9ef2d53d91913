"""A pack holds all that proves the training of some people in some time."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import override_settings
from django.utils import timezone, translation

from jobs.models import Job
from ledger import canonical, record, sealing
from lessons.models import Reading
from people.models import Person
from quizzes import attempts, endings
from quizzes.models import Attempt
from reports.models import Exported
from reports.pack import work
from tests import make
from tests.make import NOON
from tests.quizzes import quiz
from tests.training.certificates import objects
from training.models import Evidence

pytestmark = pytest.mark.django_db
PICTURE = b"a picture"
SCAN = b"a scanned certificate"
HTML = (
    '<p>\u65e7\u6587</p><img src="/pictures/{}.png" alt="">'
    '<a href="/courses/a/b/">另一讲</a>'
)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture(scope="module")
def packed(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[dict[str, Any]]:
    """Pack once what one of two people did, and keep the file's contents."""
    folder = tmp_path_factory.mktemp("pack")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=folder),
        translation.override("zh-hans"),
        transaction.atomic(),
    ):
        yield _packed()
        transaction.set_rollback(True)


def _packed() -> dict[str, Any]:
    person, other, hr = make.person(name="林晓岚"), make.person(), make.person("hr")
    where = make.department(name="客服部")
    make.posting(person=person, department=where)
    text = _read(person)
    _answered(person)
    _brought(person)
    certificate = objects.stored(person, text.unit.course)
    spoilt = objects.stored(person, text.unit.course)
    default_storage.delete(spoilt.paper.name)
    for one in (person, other, person):
        record.event("tested", one, at=NOON, about=one)
    sealing.seal(at=timezone.now() + timedelta(hours=1))
    arguments = {"department": where.pk, "since": "2026-01-01", "until": "2026-12-31"}
    later = make.NEXT_DAY + timedelta(days=30)
    job = work.ask(arguments, title="客服部", by=hr, at=later)
    job.refresh_from_db()
    with default_storage.open(job.result) as file:
        content = file.read()
    with ZipFile(io.BytesIO(content)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    return {
        "person": person,
        "other": other,
        "version": text,
        "certificate": certificate,
        "spoilt": spoilt,
        "content": content,
        "files": files,
        "exported": Exported.objects.get(),
        "job": Job.objects.get(pk=job.pk),
    }


def _read(person: Person) -> Any:
    """Let her read and complete a text with a picture, which is changed later."""
    digest = sha256(PICTURE)
    default_storage.save(f"pictures/{digest}.png", ContentFile(PICTURE))
    pictures = {"a.png": digest, "lost.png": "0" * 64}
    fields = {"html": HTML.format(digest), "pictures": pictures}
    unit = make.unit(version_fields=fields)
    version: Any = unit.version
    mine = make.registration(module=unit.module, person=person)
    made = {"registration": mine, "unit": unit, "version": version}
    shown = version.renderings.get(audience="trainee")
    Reading.objects.create(**made, rendering=shown, opened_at=NOON, seen_at=NOON)
    make.completion(registration=mine, unit=unit, rendering=shown)
    make.attestation(registration=mine, unit=unit)
    make.period(registration=mine, due_at=NOON, satisfied_at=NOON)
    make.version(unit=unit, html="<p>新文</p>")
    return version


def _answered(person: Person) -> None:
    asked = quiz.unit()
    mine = make.registration(module=asked.module, person=person)
    made = attempts.start(asked, registration=mine, at=NOON)
    made.answers.filter(question="best").update(response="2")
    endings.submit(Attempt.objects.all(), key=made.pk, at=NOON)


def _brought(person: Person) -> None:
    for title, content in (("急救证", SCAN), ("涂改过", b"something else")):
        Evidence.objects.create(
            person=person,
            title=title,
            completed_on=date(2026, 3, 1),
            file=default_storage.save("evidence/scan.pdf", ContentFile(content)),
            file_name="../=scan.PDF",
            digest=sha256(SCAN),
            recorded_at=NOON,
        )


def table(packed: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(packed["files"][f"records/{name}.json"])
    return rows


def test_every_file_is_in_the_list_of_digests(packed):
    lines = packed["files"]["SHA256SUMS"].decode().splitlines()
    told = dict(reversed(line.split("  ", 1)) for line in lines)

    assert told == {
        name: sha256(content)
        for name, content in packed["files"].items()
        if name != "SHA256SUMS"
    }


def test_manifest_names_what_was_asked_and_every_file_before_it(packed):
    manifest = json.loads(packed["files"]["manifest.json"])

    assert (manifest["since"], manifest["rows"]["people"]) == ("2026-01-01", 1)
    assert [one["name"] for one in manifest["files"]] == list(packed["files"])[:-2]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("people", 1),
        ("postings", 1),
        ("periods", 1),
        ("facts", 2),
        ("registrations", 4),
        ("completions", 1),
        ("readings", 1),
        ("attestations", 1),
        ("attempts", 1),
        ("answers", 3),
        ("marks", 0),
        ("certificates", 2),
        ("evidence", 2),
    ],
)
def test_csv_and_json_hold_the_same_rows(packed, name, number):
    sheet = packed["files"][f"records/{name}.csv"].decode("utf-8-sig")

    rows = table(packed, name)

    assert len(rows) == number
    assert len(list(csv.reader(io.StringIO(sheet)))) == number + 1


def test_others_are_not_in_it(packed):
    other = packed["other"]

    assert [one["id"] for one in table(packed, "people")] == [packed["person"].pk]
    assert (
        f"people.person:{other.pk}"
        not in packed["files"]["ledger/events.jsonl"].decode()
    )


def test_text_that_was_read_is_there_and_not_the_one_of_today(packed):
    files, version = packed["files"], packed["version"]
    folder = f"texts/{version.pk}"

    assert files[f"{folder}/source.md"] == version.source.encode()
    assert "旧文" in files[f"{folder}/rendering-1.html"].decode()
    assert "新文" not in b"".join(files.values()).decode(errors="ignore")
    assert json.loads(files[f"{folder}/version.json"])["sha256"] == version.digest


def test_pictures_are_shown_from_the_pack(packed):
    digest = sha256(PICTURE)
    page = packed["files"][f"texts/{packed['version'].pk}/page.html"].decode()

    assert packed["files"][f"pictures/{digest}.png"] == PICTURE
    assert f'"../../pictures/{digest}.png"' in page
    assert "<a>另一讲</a>" in page


def test_answers_come_with_the_questions_as_they_were_asked(packed):
    (attempt,) = table(packed, "attempts")
    answers = {one["question"]: one["response"] for one in table(packed, "answers")}

    assert len(attempt["questions"]) == 3
    assert answers["best"] == "2"


def test_papers_and_evidence_are_there_unless_they_were_changed(packed):
    first, changed = table(packed, "evidence")
    files = packed["files"]

    assert files[f"certificates/{packed['certificate'].serial}.pdf"] == objects.PAPER
    assert files[f"evidence/{first['id']}.pdf"] == SCAN
    assert f"evidence/{changed['id']}.pdf" not in files
    assert f"evidence/{changed['id']}.pdf" in files["README.txt"].decode()


def test_what_is_missing_is_named(packed):
    manifest = json.loads(packed["files"]["manifest.json"])

    assert manifest["missing"][:2] == [
        f"pictures/{'0' * 64}.png",
        f"certificates/{packed['spoilt'].serial}.pdf",
    ]


def test_each_link_of_the_chain_can_be_computed_again(packed):
    lines = packed["files"]["ledger/events.jsonl"].decode().splitlines()
    links = [json.loads(line) for line in lines]
    head = json.loads(packed["files"]["ledger/head.json"])

    assert [json.loads(one["text"])[4] for one in links].count("tested") == 2
    assert all(
        canonical.seal(one["before"], one["text"], stamp=one["stamp"]) == one["digest"]
        for one in links
    )
    assert head["newest"] in packed["files"]["README.txt"].decode()


def test_first_page_needs_nothing_from_outside(packed):
    page = packed["files"]["index.html"].decode()

    assert "林晓岚" in page
    assert "<style>" in page
    assert f'href="texts/{packed["version"].pk}/page.html"' in page
    assert "<script" not in page
    assert not any(word in page for word in ("http://", "@import", 'href="/'))


def test_pack_is_noted_and_known_by_its_bytes(packed):
    exported = packed["exported"]

    assert exported.digest == sha256(packed["content"])
    assert exported.rows == sum(
        json.loads(packed["files"]["manifest.json"])["rows"].values()
    )
    assert packed["job"].result.endswith(exported.name)
