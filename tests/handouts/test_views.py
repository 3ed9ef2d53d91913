"""The addresses of the handouts."""

from urllib.parse import quote

import pytest

from engine.paper import setting
from engine.paper.form import Form
from handouts import cache
from handouts.choice import Edition
from people.models import Role
from tests import make
from tests.handouts.written import printed

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 kept earlier"


@pytest.fixture
def course():
    made = make.course(slug="care", title="顾客满意", language="zh-Hans")
    module = make.module(course=made, slug="opening", title="第一章　破冰")
    make.unit(module=module, slug="team", title="分组/团队")
    return made


@pytest.fixture
def trainee(client, course):
    person = make.enrolment(course=course).person
    client.force_login(person)
    return person


@pytest.fixture
def trainer(client, course):
    person = make.person(Role.Code.TRAINER)
    make.teaching(person=person, course=course)
    client.force_login(person)
    return person


def fetched(client, address, **headers):
    """Ask for a handout and take all of it."""
    answer = client.get(address, headers=headers)
    return answer, b"".join(answer)


def keep(course, part="", **chosen):
    """Store a small file where the handout would be kept."""
    cache.keep(cache.name_of(printed(course, part, **chosen)), PDF)


@pytest.mark.parametrize(
    ("address", "part", "name"),
    [
        ("/courses/care/handout.pdf", "", "顾客满意 · 学员版.pdf"),
        (
            "/courses/care/opening/handout.pdf",
            "opening",
            "顾客满意 · 第一章 破冰 · 学员版.pdf",
        ),
        (
            "/courses/care/team/handout.pdf",
            "team",
            "顾客满意 · 分组-团队 · 学员版.pdf",
        ),
    ],
)
def test_trainee_gets_the_kept_file_under_its_name(
    client, course, trainee, address, part, name
):
    keep(course, part)

    answer, content = fetched(client, address)

    assert content == PDF
    assert answer["Content-Type"] == "application/pdf"
    expected = f"inline; filename*=utf-8''{quote(name)}"
    assert answer["Content-Disposition"] == expected


def test_handout_that_was_not_kept_is_set(client, course, trainee):
    _answer, content = fetched(client, "/courses/care/team/handout.pdf")

    assert content.startswith(b"%PDF-")
    assert content != PDF


def test_unchanged_handout_is_not_sent_again(client, course, trainee):
    keep(course)
    first, _content = fetched(client, "/courses/care/handout.pdf")
    etag = first["ETag"]

    answer, content = fetched(
        client, "/courses/care/handout.pdf", **{"If-None-Match": etag}
    )

    assert content == b""
    assert answer.status_code == 304
    assert answer["ETag"] == etag


def test_handout_is_kept_by_nobody_on_the_way(client, course, trainee):
    keep(course)

    answer, _content = fetched(client, "/courses/care/handout.pdf")

    assert answer["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("query", ["edition=trainer", "edition=secret", "edition="])
def test_trainee_is_refused_other_editions(client, course, trainee, query):
    keep(course, edition=Edition.TRAINER)

    assert client.get(f"/courses/care/handout.pdf?{query}").status_code == 404


def test_trainer_gets_her_edition(client, course, trainer):
    keep(course, edition=Edition.TRAINER)

    answer, content = fetched(client, "/courses/care/handout.pdf?edition=trainer")

    assert content == PDF
    assert quote("讲师版") in answer["Content-Disposition"]


def test_stranger_gets_nothing(client, course):
    client.force_login(make.person())

    assert client.get("/courses/care/handout.pdf").status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, course):
    answer = client.get("/courses/care/handout.pdf")

    assert answer["Location"].startswith("/accounts/login/")


def test_part_that_is_not_there_is_not_found(client, course, trainee):
    assert client.get("/courses/care/gone/handout.pdf").status_code == 404


def test_unit_named_handout_does_not_shadow_the_course(client, course, trainee):
    make.unit(course=course, slug="handout")
    keep(course)
    keep(course, "handout")

    whole, _content = fetched(client, "/courses/care/handout.pdf")
    part, _content = fetched(client, "/courses/care/handout/handout.pdf")

    assert quote("Unit") not in whole["Content-Disposition"]
    assert quote("Unit") in part["Content-Disposition"]
    assert client.get("/courses/care/handout.pdf/").status_code == 404


@pytest.mark.parametrize(("who", "is_told"), [("trainee", False), ("trainer", True)])
def test_machine_that_cannot_print_says_so_in_words(
    client, course, request, monkeypatch, who, is_told
):
    request.getfixturevalue(who)
    monkeypatch.setattr(setting, "PRINTING", "tests.engine.paper.without_library")

    answer = client.get("/courses/care/handout.pdf")

    page = answer.content.decode()
    assert answer.status_code == 503
    assert "讲义暂时印不出来" in page
    assert ("apt-get install" in page) == is_told


@pytest.mark.parametrize("more", [0, 3])
def test_kept_handout_needs_as_many_queries_however_long(
    client, course, trainee, more, django_assert_num_queries
):
    for _ in range(more):
        make.unit(course=course)
    keep(course)

    with django_assert_num_queries(7):
        fetched(client, "/courses/care/handout.pdf")
    with django_assert_num_queries(5):
        fetched(client, "/courses/care/handout.pdf")


def test_book_for_phones_is_a_file_to_keep(client, course, trainee):
    cache.keep(cache.name_of(printed(course), cache.EPUB), b"PK kept earlier")

    answer, content = fetched(client, "/courses/care/handout.epub")

    assert content == b"PK kept earlier"
    assert answer["Content-Type"] == "application/epub+zip"
    assert answer["Cache-Control"] == "private, no-cache"
    name = quote("顾客满意 · 学员版.epub")
    assert answer["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"


def test_another_paper_is_another_file(client, course, trainee):
    keep(course, form=Form(paper="a5"))

    _answer, content = fetched(client, "/courses/care/handout.pdf?paper=a5")

    assert content == PDF


@pytest.mark.parametrize(
    "address",
    [
        "handout.pdf?paper=a3",
        "handout.pdf?large=2",
        "handout.pdf?parts=gone",
        "team/handout.pdf?parts=opening",
        "handout.epub?edition=pack",
        "handout.epub?filled=yes",
        "handout.pdf?edition=glossary",
    ],
)
def test_what_there_is_not_is_not_found(client, course, trainee, address):
    assert client.get(f"/courses/care/{address}").status_code == 404
