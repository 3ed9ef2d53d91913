"""A sheet as one person filled it in, on paper and for nobody else."""

import io
from pathlib import Path
from urllib.parse import quote

import pypdf
import pytest

from activities import responses
from activities.responses import Writing
from handouts import digest, matter
from handouts.choice import Choice
from tests import make
from tests.activities import small
from tests.handouts import written

pytestmark = pytest.mark.django_db

ADDRESS = "/courses/customer-satisfaction/sharing/handout.pdf"
OWN = f"{ADDRESS}?filled=yes"


@pytest.fixture
def course():
    return written.publish()


@pytest.fixture
def enrolment(course):
    return make.enrolment(course=course, person=make.person(name="王芳"))


@pytest.fixture
def sheet(course, enrolment):
    """Let the trainee write, and return the text of the unit."""
    version = course.units.get(slug="sharing").version
    writing = Writing(small.body(insight="第三声铃以前接起来"))
    responses.save(version, person=enrolment.person, writing=writing, at=make.NOON)
    return version


def test_it_holds_her_words_her_name_and_the_day(
    client, enrolment, sheet, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(enrolment.person)

    answer = client.get(OWN)

    content = b"".join(answer)
    text = "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages
    )
    name = quote("顾客满意，经营顾客的心 · 心得分享 · 王芳.pdf")
    assert "第三声铃以前接起来" in text
    assert "王芳填写，2026年11月20日" in text.replace("\u2009", "").replace(" ", "")
    assert "学员版" not in text
    assert answer["Content-Disposition"] == f"inline; filename*=utf-8''{name}"
    assert "private" in answer["Cache-Control"]
    assert not list(Path(tmp_path).rglob("*.pdf"))


def test_it_is_not_sent_again_until_she_writes_on(client, course, enrolment, sheet):
    blank = matter.of(course, Choice(parts=("sharing",)))
    etag = f'"handouts/{digest.of(matter.filled(blank, enrolment))}.pdf"'
    client.force_login(enrolment.person)

    before = client.get(OWN, headers={"If-None-Match": etag})
    writing = Writing(small.body(insight="多写一句"))
    responses.save(sheet, person=enrolment.person, writing=writing, at=make.LATER)

    after = digest.of(matter.filled(blank, enrolment))
    assert before.status_code == 304
    assert after not in etag


@pytest.mark.parametrize(
    "address", [OWN, "/courses/customer-satisfaction/handout.pdf?filled=yes"]
)
def test_who_has_filled_in_nothing_has_no_such_sheet(client, course, sheet, address):
    client.force_login(make.enrolment(course=course).person)

    assert client.get(address).status_code == 404


def test_a_trainer_who_learns_nothing_here_has_no_such_sheet(client, course, sheet):
    client.force_login(make.teaching(course=course).person)

    assert client.get(OWN).status_code == 404


def test_a_lesson_in_which_she_did_nothing_is_not_filled_in(
    client, course, enrolment, sheet
):
    client.force_login(enrolment.person)

    answer = client.get("/courses/customer-satisfaction/marriott/handout.pdf?filled=1")

    assert answer.status_code == 404
