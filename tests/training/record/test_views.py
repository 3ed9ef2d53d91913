"""The record as a page and as a PDF: for herself, her manager and HR."""

import hashlib
import io

import pypdf
import pytest
from django.utils import timezone

from engine.paper import setting
from ledger.models import Event
from people.models import Role
from tests import make
from training.record import printing

pytestmark = pytest.mark.django_db
OWN = "/training/record/"


@pytest.fixture
def person():
    """Somebody who has completed a module and confirmed a lesson in it."""
    made = make.person(name="林晓岚", employee_number="0031")
    module = make.module(title="第一章　破冰", course=make.course(title="顾客满意"))
    read = make.unit(module=module, title="一讲", version_fields={"minutes": 90})
    registration = make.registration(
        person=made,
        module=module,
        completed_at=make.NOON,
        release=module.course.release,
    )
    make.completion(registration=registration, unit=read)
    make.attestation(registration=registration, unit=read)
    return made


@pytest.fixture
def press(monkeypatch):
    """Let the printer take what it is given and set nothing; that takes a second."""
    given = []

    def to_pdf(html, **_):
        given.append(html)
        return b"%PDF-1.7"

    monkeypatch.setattr(printing, "to_pdf", to_pdf)
    return given


def address(person, ending="/"):
    return f"/training/record/{person.pk}{ending}"


def test_her_own_record_stands_on_a_page(client, person):
    client.force_login(person)

    page = client.get(OWN).content.decode()

    assert "第一章　破冰" in page
    assert "完成学习 1 项，共 1.5 学时" in page
    assert "学时的算法" in page
    assert person.attestations.get().digest[:16] in page
    assert 'href="/training/record.pdf"' in page


def test_the_page_at_home_leads_to_it(client, person):
    client.force_login(person)

    assert 'href="/training/record/"' in client.get("/").content.decode()


def test_who_has_completed_nothing_is_told_so_kindly(client):
    client.force_login(make.person())

    page = client.get(OWN).content.decode()

    assert "还没有完成的内容" in page
    assert "record.pdf" not in page


def test_an_empty_record_is_no_paper(client):
    nobody = make.person()
    client.force_login(nobody)
    own = client.get("/training/record.pdf")
    client.force_login(make.person(Role.Code.HR))

    others = client.get(address(nobody, ".pdf"))

    assert own["Location"] == OWN
    assert others["Location"] == address(nobody)


def test_the_page_of_a_period_tells_what_was_confirmed(client, person):
    period = make.period(registration=person.registrations.get())
    where = f"/training/periods/{period.pk}/"
    digest = person.attestations.get().digest[:16]

    client.force_login(make.teaching(course=period.module.course).person)
    trainers = client.get(where).content.decode()
    client.force_login(make.person(Role.Code.HR))
    hrs = client.get(where).content.decode()

    assert digest in trainers
    assert digest in hrs
    assert address(person) not in trainers
    assert f'href="{address(person)}"' in hrs


def test_hr_and_her_manager_see_it(client, person):
    manager, above = make.person(), make.person()
    make.posting(person=person, manager=manager)
    make.posting(person=manager, manager=above)

    for viewer in (manager, above, make.person(Role.Code.HR)):
        client.force_login(viewer)
        page = client.get(address(person)).content.decode()
        assert "第一章　破冰" in page
        assert f'href="{address(person, ".pdf")}"' in page


def test_who_was_her_manager_sees_it_no_longer(client, person):
    today = timezone.localdate()
    before = make.person()
    make.posting(person=person, manager=before, until=today, ended_at=timezone.now())
    make.posting(person=person, since=today, recorded_at=timezone.now())
    client.force_login(before)

    assert client.get(address(person)).status_code == 404


def test_others_do_not_learn_that_she_is_there(client, person):
    course = person.registrations.get().module.course
    for viewer in (make.person(), make.teaching(course=course).person):
        client.force_login(viewer)
        answers = [client.get(address(person)), client.get(address(person, ".pdf"))]
        assert {answer.status_code for answer in answers} == {404}


def test_taking_anothers_record_is_told_in_the_ledger_with_its_digest(
    client, person, press
):
    hr = make.person(Role.Code.HR)
    client.force_login(hr)

    content = b"".join(client.get(address(person, ".pdf")))

    told = Event.objects.get(verb="record-taken")
    assert told.actor == f"people.person:{hr.pk}"
    assert told.about == f"people.person:{person.pk}"
    assert told.new["sha256"] == hashlib.sha256(content).hexdigest()
    assert told.new["lines"] == 1


def test_taking_ones_own_is_nobodys_business(client, person, press):
    client.force_login(person)

    answer = client.get("/training/record.pdf")

    assert "no-store" in answer["Cache-Control"]
    assert not Event.objects.filter(verb="record-taken").exists()
    assert "第一章　破冰" in press[0]


def test_a_machine_that_cannot_set_says_what_mends_it(client, person, monkeypatch):
    monkeypatch.setattr(setting, "PRINTING", "engine.paper.nowhere")
    client.force_login(person)

    answer = client.get("/training/record.pdf")

    assert answer.status_code == 503
    assert setting.MENDING in answer.content.decode()


def test_the_paper_has_its_name_its_pages_and_the_day(client, person):
    client.force_login(person)

    answer = client.get("/training/record.pdf")

    reader = pypdf.PdfReader(io.BytesIO(b"".join(answer)))
    text = reader.pages[0].extract_text().replace("\u2009", "").replace(" ", "")
    assert answer["Content-Type"] == "application/pdf"
    told = {name: str(value) for name, value in (reader.metadata or {}).items()}
    assert "学习档案·林晓岚" in told["/Title"].replace(" ", "")
    assert "林晓岚" in text
    assert "1/1" in text
    assert f"截至{timezone.localdate().year}年" in text
    assert "1.5学时" in text
