import hashlib
import io
from datetime import UTC, datetime
from decimal import Decimal

import page
import pypdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from courses.models import Course, Module, Release
from jobs.models import Job
from ledger.models import Event
from tests import make
from tests.make import LATER, NOON
from tests.training.certificates import objects
from training.certificates import paper, setting, works
from training.certificates.paper import Spoilt
from training.models import Certificate, CertificateFile

ISSUED = datetime(2026, 12, 18, 4, tzinfo=UTC)
CODE = "7F3K-2M9Q-8V"


def row(**fields):
    """Return the row of a certificate that is in no database."""
    course = Course(slug="satisfaction", language=fields.pop("language", "zh-Hans"))
    defaults = {
        "code": CODE,
        "serial": "2026-000123",
        "course": course,
        "release": Release(number=3, digest="a1b2c3d4e5f60718"),
        "name": "林喆䶮",
        "course_title": "顾客满意，经营顾客的心",
        "organisation": "安和医保服务中心",
        "units": 33,
        "points": Decimal("27.00"),
        "out_of": Decimal("30.00"),
        "begun_at": datetime(2026, 9, 3, 4, tzinfo=UTC),
        "earned_at": ISSUED,
        "valid_until": datetime(2028, 12, 18, 16, tzinfo=UTC),
        "issued_at": ISSUED,
    }
    return Certificate(**defaults | fields)


@pytest.fixture(scope="module")
def pdf():
    return setting.pdf(row())


@pytest.fixture(scope="module")
def made(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(reader):
    return "".join(reader.pages[0].extract_text().split()).replace("\u2009", "")


def test_it_is_one_page_across(made):
    assert len(made.pages) == 1
    box = made.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_it_says_who_did_what_and_how_it_is_checked(made):
    said = words(made)

    assert "林喆䶮" in said
    assert "于2026年9月3日至2026年12月18日修完《顾客满意，经营顾客的心》" in said
    assert "全部三十三个单元，结业测验得27分（满分30分）" in said
    assert f"/certificates/{CODE}/" in said
    assert "2026-000123" in said
    assert "至2028年12月18日" in said
    assert "第3版（a1b2c3d4e5f6）" in said


def test_its_faces_are_our_own_and_embedded(made):
    faces = [
        font.get_object() for font in made.pages[0]["/Resources"]["/Font"].values()
    ]
    names = {face["/BaseFont"].partition("+")[2] for face in faces}

    assert names <= {
        "Jiangyi-Song",
        "Jiangyi-Song-Bold",
        "Jiangyi-Hei",
        "Jiangyi-Names",
    }
    assert all(face["/DescendantFonts"] for face in faces)


def test_it_can_be_read_by_everyone(pdf, made):
    assert made.metadata.title == "结业证书 · 林喆䶮"
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert [failure.rule_id for failure in report.failures] == []


def test_the_same_row_makes_the_same_bytes(pdf):
    assert setting.pdf(row()) == pdf


def test_one_of_an_english_course_is_english():
    english = row(language="en", name="Lin Xiaolan", course_title="Listening, mostly")
    reader = pypdf.PdfReader(io.BytesIO(setting.pdf(english)))

    said = words(reader)
    assert "Certificateofcompletion" in said
    assert "completedthecourse“Listening,mostly”between3September2026" in said
    assert len(reader.pages) == 1


def test_the_longest_names_stay_on_the_page():
    module = Module(pk=1)
    long = row(
        name="阿" * 80, course_title="课" * 200, module=module, module_title="章" * 200
    )
    reader = pypdf.PdfReader(io.BytesIO(setting.pdf(long)))

    said = words(reader)
    assert len(reader.pages) == 1
    assert said.count("阿") == 80
    assert said.count("章") == 200


@pytest.fixture
def certificate(db):
    return objects.certificate(organisation="Centre")


def test_a_job_sets_the_paper_and_nobody_sets_it_again(certificate):
    job = works.ask_for_paper(certificate, at=NOON)
    certificate.name = "Somebody else"
    content = paper.content(certificate, at=LATER)

    kept = CertificateFile.objects.get()
    assert (job.state, job.key) == ("done", certificate.code)
    assert kept.digest == hashlib.sha256(content).hexdigest()
    assert (kept.size, kept.made_at) == (len(content), NOON)
    event = Event.objects.get(verb="certificate-set")
    assert event.new == {"sha256": kept.digest, "bytes": kept.size}


def test_what_broke_off_before_the_row_is_made_good(certificate):
    with transaction.atomic():
        first = paper.content(certificate, at=NOON)
        transaction.set_rollback(True)

    assert paper.content(certificate, at=LATER) == first
    assert len(default_storage.listdir("certificates")[1]) == 1


@pytest.mark.django_db
def test_a_paper_that_is_missing_is_reported_not_replaced(caplog):
    certificate = objects.stored(make.person(), make.course())
    default_storage.delete(certificate.paper.name)

    with pytest.raises(Spoilt):
        paper.content(certificate, at=NOON)

    assert f"{certificate.serial} is missing" in caplog.text
    assert not default_storage.exists(certificate.paper.name)


@pytest.mark.django_db
def test_a_paper_that_was_changed_is_reported_not_sent(caplog):
    certificate = objects.stored(make.person(), make.course())
    name = certificate.paper.name
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"forged"))

    with pytest.raises(Spoilt):
        paper.content(certificate, at=NOON)

    assert f"{certificate.serial} was changed" in caplog.text


@pytest.mark.django_db
def test_a_job_whose_paper_is_there_sets_nothing():
    certificate = objects.stored(make.person(), make.course())

    works.ask_for_paper(certificate, at=NOON)

    assert Job.objects.get().state == "done"
    assert not Event.objects.filter(verb="certificate-set").exists()
