import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ledger.models import Event
from tests import make
from tests.make import NOON
from training import days
from training.evidence import files, recording
from training.evidence.recording import Entry
from training.models import Evidence, Notice, Period
from training.record import gathering

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 text"
DAY = date(2026, 11, 2)
YEAR = {"valid_months": 12, "window_days": 30}


@pytest.fixture(autouse=True)
def _stored(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def waiting(**terms):
    registration = make.registration()
    given = make.assignment(
        module=registration.module, person=registration.person, **terms
    )
    return make.period(registration=registration, assignment=given)


def record(period, **fields):
    known = {
        "person": period.person,
        "module": period.module,
        "title": "Fire drill",
        "completed_on": DAY,
    }
    return recording.record(Entry(**known | fields), by=make.person("hr"), at=NOON)


def document(*names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "text")
    return held.getvalue()


def test_it_satisfies_what_is_open_from_the_day_it_was_done():
    period = waiting(**YEAR)

    made = record(period)

    period.refresh_from_db()
    assert (period.evidence, period.satisfied_at) == (made, days.start_of(DAY))
    assert period.valid_until == datetime(2027, 11, 2, 16, tzinfo=UTC)
    assert Notice.objects.get().code == "evidence-recorded"


def test_the_ledger_holds_keys_and_the_detail_what_is_personal():
    period = waiting()

    record(period, note="Certificate 12")

    event = Event.objects.get(verb="evidence-recorded")
    assert event.new["module"] == period.module_id
    assert "Certificate 12" not in str(event.new)
    assert event.detail.values["note"] == "Certificate 12"


@pytest.mark.parametrize(
    "fields",
    [
        {"is_credited": False},
        {"module": None},
        {"completed_on": date(2024, 1, 1)},
    ],
)
def test_it_stands_alone_if_it_counts_for_nothing(fields):
    period = waiting(**YEAR)

    record(period, **fields)

    period.refresh_from_db()
    assert (period.satisfied_at, Evidence.objects.count()) == (None, 1)
    assert not Notice.objects.exists()


def test_what_is_older_than_the_last_time_renews_nothing():
    first = make.period(satisfied_at=days.start_of(DAY) + timedelta(days=1))
    second = make.period(
        registration=first.registration,
        assignment=first.assignment,
        cycle=2,
        previous=first,
    )

    record(second)

    second.refresh_from_db()
    assert second.satisfied_at is None


def test_the_same_is_recorded_once():
    period = waiting()
    record(period)

    with pytest.raises(recording.AlreadyRecorded):
        record(period)


def test_it_stands_in_her_record_with_provider_and_hours():
    period = waiting()
    made = record(period, provider="Red Cross", minutes=90)

    found = gathering.of(period.person, at=NOON)

    (line,) = found.years[0].lines
    assert (line.title, line.course, line.source, line.evidence) == (
        "Fire drill",
        "Red Cross",
        "登记",
        made.pk,
    )
    assert (found.hours, line.mark.state) == (1.5, "done")
    before = gathering.of(period.person, at=NOON - timedelta(seconds=1))
    assert before.is_empty


@pytest.mark.parametrize(
    ("name", "content", "ending"),
    [
        ("a.PDF", PDF, ".pdf"),
        ("C:\\scans\\b.jpg", b"\xff\xd8\xff\xe0", ".jpg"),
        ("c.png", b"\x89PNG\r\n\x1a\n", ".png"),
        ("d.docx", document("word/document.xml"), ".docx"),
    ],
)
def test_the_four_kinds_of_file_are_kept_as_they_are(name, content, ending):
    sent = files.read(SimpleUploadedFile(name, content))

    made = record(waiting(), file=sent)

    assert files.content_of(made) == content
    assert made.file == f"evidence/{made.digest}{ending}"
    assert made.size == len(content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", PDF),
        ("a.pdf", b"MZ"),
        ("a.docx", document("xl/workbook.xml")),
        ("a.docx", b"PK\x03\x04 no archive"),
        ("none", PDF),
    ],
)
def test_other_files_are_refused(name, content):
    with pytest.raises(files.WrongKind):
        files.read(SimpleUploadedFile(name, content))


def test_a_file_that_was_changed_is_not_given_out(tmp_path):
    sent = files.read(SimpleUploadedFile("a.pdf", PDF))
    made = record(waiting(), file=sent)
    (tmp_path / made.file).write_bytes(b"%PDF-other")

    with pytest.raises(files.Missing):
        files.content_of(made)
    (tmp_path / made.file).unlink()
    with pytest.raises(files.Missing):
        files.content_of(made)


def send(client, period, **fields):
    said = {
        "person": period.person.employee_number,
        "module": period.module.pk,
        "completed_on": timezone.localdate(),
        "is_credited": "on",
    }
    return client.post("/training/evidence/new/", said | fields)


def test_hr_records_it_with_a_file_and_reads_what_it_counts_for(client):
    make.unit(module=(period := waiting()).module)
    client.force_login(make.person("hr"))

    answer = send(client, period, file=SimpleUploadedFile("证明.pdf", PDF))
    page = client.get(answer["Location"]).content.decode()
    file = client.get(f"{answer['Location']}file/")

    assert period.module.title in page
    assert b"".join(file.streaming_content) == PDF
    assert "attachment" in file["Content-Disposition"]
    assert Period.objects.get().satisfied_at is not None
    assert period.person.name in client.get("/training/evidence/").content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"person": "nobody"}, "没有找到你可以登记的"),
        ({"completed_on": "2999-01-01"}, "这一天还没有到"),
        ({"module": ""}, "请填写学习内容"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "这不是 PDF"),
        ({"minutes": "-1"}, "确保该值大于"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, fields, words):
    make.unit(module=(period := waiting()).module)
    client.force_login(make.person("hr"))

    answer = send(client, period, **fields)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Evidence.objects.exists()


def test_a_large_file_is_refused(client):
    make.unit(module=(period := waiting()).module)
    client.force_login(make.person("hr"))
    large = SimpleUploadedFile("a.pdf", PDF + b"0" * files.LARGEST)

    assert "文件超过 10 MB" in send(client, period, file=large).content.decode()


def test_the_same_sent_twice_is_said(client):
    make.unit(module=(period := waiting()).module)
    client.force_login(make.person("hr"))
    send(client, period)

    answer = send(client, period)

    assert answer.status_code == 422
    assert "以前已经登记过" in answer.content.decode()


def test_a_trainer_records_only_of_whom_and_what_she_teaches(client):
    make.unit(module=(period := waiting()).module)
    make.unit(module=(other := waiting()).module)
    client.force_login(make.teaching(course=period.module.course).person)

    answers = [send(client, one).status_code for one in (period, other)]

    assert answers == [302, 422]


def test_she_her_manager_and_hr_take_the_file_others_find_nothing(client):
    period = waiting()
    made = record(period, file=files.read(SimpleUploadedFile("a.pdf", PDF)))
    manager = make.posting(person=period.person, manager=make.person()).manager
    trainer = make.teaching(course=period.module.course).person

    def may(person):
        client.force_login(person)
        address = f"/training/evidence/{made.pk}/"
        codes = {client.get(address + tail).status_code for tail in ("", "file/")}
        return codes.pop() if len(codes) == 1 else codes

    people = (period.person, manager, make.person("hr"), made.recorded_by)
    assert [may(one) for one in people] == [200] * 4
    assert [may(one) for one in (trainer, make.person())] == [404, 404]


def test_without_a_file_there_is_none_to_take(client):
    made = record(waiting())
    client.force_login(made.person)

    assert client.get(f"/training/evidence/{made.pk}/file/").status_code == 404


def test_the_form_begins_with_whom_and_what_it_was_led_from(client):
    make.unit(module=(period := waiting()).module)
    client.force_login(make.person("hr"))

    page = client.get(
        "/training/evidence/new/",
        {"person": period.person.pk, "module": period.module.pk},
    ).content.decode()

    assert f'value="{period.person.employee_number}"' in page
    assert f'value="{period.module.pk}" selected' in page
