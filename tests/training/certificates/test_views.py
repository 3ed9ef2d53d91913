import io
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from ledger.models import Event
from people.models import Role
from tests import make
from tests.make import LONG_AGO, NEXT_DAY
from tests.training.certificates import objects
from training.certificates import codes, lookup
from training.models import CertificateRevocation

pytestmark = pytest.mark.django_db
ISSUED = "/training/certificates/issued/"


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def hr():
    return client_of(make.person(Role.Code.HR))


def text(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def verified(certificate, client=None):
    return text(client or Client(), certificate.get_absolute_url())


def test_anybody_sees_that_a_certificate_counts():
    shown = verified(objects.certificate(name="林晓岚", course_title="听"))

    assert "林晓岚" in shown
    assert "现在有效" in shown
    assert "听" in shown
    assert "certificate.pdf" not in shown


def test_anybody_sees_until_when_it_counted():
    shown = verified(objects.certificate(valid_until=LONG_AGO))

    assert "有效期到2020年1月1日为止" in shown.replace(" ", "")


def test_anybody_sees_the_day_of_a_revocation_but_not_its_reason():
    shown = verified(objects.revoked())

    assert "已于2026年11月20日撤销" in shown
    assert "Copied." not in shown


def test_only_the_holder_is_led_to_the_one_that_took_its_place():
    old = objects.certificate()
    new = objects.certificate(person=old.person, supersedes=old)

    assert new.code not in verified(old)
    assert new.code in verified(old, client_of(old.person))


def test_search_engines_and_caches_keep_out():
    response = Client().get(objects.certificate().get_absolute_url())

    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", " ")])
def test_a_code_typed_otherwise_leads_to_the_certificate(change):
    certificate = objects.certificate()

    response = Client().get(f"/certificates/{change(certificate.code)}/")

    assert response["Location"] == certificate.get_absolute_url()


def test_a_code_may_be_typed_into_the_form():
    certificate = objects.certificate()

    response = Client().get("/certificates/", {"code": certificate.code.lower()})

    assert response["Location"] == certificate.get_absolute_url()


def test_a_code_of_nothing_asks_for_another():
    for address in (
        f"/certificates/{codes.drawn()}/",
        "/certificates/nonsense/",
        "/certificates/?code=nonsense",
    ):
        assert "没有这个查验码的证书" in text(Client(), address, status=404)


def test_whoever_tries_code_after_code_must_wait():
    certificate, now = objects.certificate(), timezone.now()
    for at in (now, now + timedelta(minutes=1)):  # in case a minute begins just now
        for _ in range(lookup.MOST_A_MINUTE):
            with pytest.raises(lookup.NoSuchCode):
                lookup.find(codes.drawn(), address="127.0.0.1", at=at)

    address = certificate.get_absolute_url()

    assert "等一分钟再输一次" in text(Client(), address, status=429)
    elsewhere = Client(REMOTE_ADDR="127.0.0.2")
    assert certificate.name in text(elsewhere, address)


def test_the_holder_takes_the_paper_and_is_not_sent_it_twice():
    certificate = objects.stored(make.person(), make.course())
    client = client_of(certificate.person)

    response = client.get(f"{certificate.get_absolute_url()}certificate.pdf")
    again = client.get(
        f"{certificate.get_absolute_url()}certificate.pdf",
        headers={"If-None-Match": response["ETag"]},
    )

    assert response.content == objects.PAPER
    assert (
        response["Content-Disposition"]
        == f'inline; filename="{certificate.serial}.pdf"'
    )
    assert again.status_code == 304


def test_a_trainer_of_one_cohort_takes_only_theirs():
    course, theirs, other = make.course(), make.person(), make.person()
    teaching = make.teaching(course=course, cohort=make.cohort(theirs))
    client = client_of(teaching.person)

    for person, status in ((theirs, 200), (other, 404)):
        address = objects.stored(person, course).get_absolute_url()
        assert client.get(f"{address}certificate.pdf").status_code == status


def test_a_spoilt_paper_is_told_and_nothing_is_sent():
    certificate = objects.stored(make.person(), make.course())
    default_storage.delete(certificate.paper.name)

    client = client_of(certificate.person)
    shown = text(client, f"{certificate.get_absolute_url()}certificate.pdf", 503)

    assert f"证书{certificate.serial}的存档文件丢失" in shown.replace(" ", "")


def test_everybody_sees_her_own():
    mine = objects.certificate()
    other = objects.certificate()

    shown = text(client_of(mine.person), "/training/certificates/")

    assert mine.serial in shown
    assert other.serial not in shown


def test_who_has_none_is_told_how_to_come_by_one():
    shown = text(client_of(make.person()), "/training/certificates/")

    assert "学完一门课，证书会自动颁发" in shown


def test_the_newest_stand_first_and_the_rest_on_the_next_page(hr, monkeypatch):
    monkeypatch.setattr("training.certificates.views.PAGE", 2)
    first, second, third = (objects.certificate() for _ in range(3))

    page = text(hr, ISSUED)
    rest = text(hr, f"{ISSUED}?after={second.pk}")

    assert page.index(third.serial) < page.index(second.serial)
    assert first.serial not in page
    assert f"after={second.pk}" in page
    assert first.serial in rest
    assert third.serial not in rest


def test_filters_in_the_address_choose_among_them(hr):
    here = make.posting()
    course = make.course()
    module = make.module(course=course)
    make.unit(module=module)
    one = objects.certificate(
        person=here.person, course=course, module=module, valid_until=LONG_AGO
    )
    other = objects.certificate(issued_at=NEXT_DAY, registration=one.registration)

    for query in (
        f"what={course.slug}",
        f"what={course.slug}/{module.slug}",
        f"department={here.department.pk}",
        "until=2020-01-01",
        "state=expired",
    ):
        shown = text(hr, f"{ISSUED}?{query}")
        assert one.serial in shown, query
        assert other.serial not in shown, query
    assert one.serial not in text(hr, f"{ISSUED}?since=2020-01-02")


def test_a_day_that_is_none_is_told(hr):
    assert "有效的日期" in text(hr, f"{ISSUED}?since=tomorrow", status=422)


def test_all_that_match_are_packed_under_names_of_the_pattern(hr):
    course = make.course(title="听/说")
    person = make.person(name="林晓岚", employee_number="10482")
    for _ in range(2):
        objects.stored(person, course)
    spoilt = objects.stored(make.person(), course)
    default_storage.delete(spoilt.paper.name)
    objects.stored(make.person(), make.course())

    job = hr.post(
        f"{ISSUED}zip/?what={course.slug}", {"pattern": "{number}-{name}-{course}"}
    )
    sent = hr.get(f"{job['Location']}file/")

    with ZipFile(io.BytesIO(b"".join(sent))) as archive:
        assert archive.namelist() == [
            "10482-林晓岚-听_说.pdf",
            "10482-林晓岚-听_说 (2).pdf",
            "缺失.txt",
        ]
        assert archive.read(archive.namelist()[0]) == objects.PAPER
        assert spoilt.serial in archive.read("缺失.txt").decode()
    told = Event.objects.get(verb="exported").new
    spoilt_ones = [f"{spoilt.serial} {spoilt.name}"]
    assert told == {"filter": {"what": course.slug}, "rows": 2, "spoilt": spoilt_ones}


def test_a_trainer_packs_only_what_she_teaches():
    teaching = make.teaching()
    objects.stored(make.person(), teaching.course)
    objects.stored(make.person(), make.course())
    client = client_of(teaching.person)

    job = client.post(f"{ISSUED}zip/", {"pattern": "{serial}"})
    sent = client.get(f"{job['Location']}file/")

    with ZipFile(io.BytesIO(b"".join(sent))) as archive:
        assert len(archive.namelist()) == 1


def test_a_pattern_that_asks_for_more_is_refused(hr):
    objects.certificate()

    response = hr.post(f"{ISSUED}zip/", {"pattern": "{password}"})

    assert response.status_code == 422
    assert "证书没有“password”这一项" in response.content.decode()


def test_a_certificate_is_revoked_with_a_reason(hr):
    certificate = objects.certificate()
    page = f"{ISSUED}{certificate.pk}/"

    nothing = hr.post(f"{page}revoke/", {"why": " "})
    done = hr.post(f"{page}revoke/", {"why": "Copied."})
    again = hr.post(f"{page}revoke/", {"why": "Once more."})

    assert nothing.status_code == 422
    assert done["Location"] == page
    assert again.status_code == 409
    assert "已经有人撤销了" in again.content.decode()
    assert CertificateRevocation.objects.get().why == "Copied."
    assert "Copied." in text(hr, page)
    event = Event.objects.get(verb="certificate-revoked")
    assert (event.why, event.new) == ("Copied.", {"serial": certificate.serial})


def test_who_oversees_is_told_of_a_name_that_cannot_be_printed_whole(hr):
    certificate = objects.certificate(name="林\U000216b4")

    page = text(hr, f"{ISSUED}{certificate.pk}/")
    whole = text(hr, f"{ISSUED}{objects.certificate(name='林䶮').pk}/")

    assert "证书上印的是“林〓”" in page
    assert "〓" not in whole
