"""Choosing a handout, seeing its first pages, waiting for it."""

import pytest

from engine.paper import setting
from handouts import cache

pytestmark = pytest.mark.django_db
DESK = "/courses/care/handouts/"
HTMX = {"HX-Target": "preview"}


def shown(client, address=DESK, **headers):
    answer = client.get(address, headers=headers)
    return answer, answer.content.decode()


def test_trainee_chooses_among_what_she_may_have(client, trainee):
    _answer, page = shown(client)

    assert 'value="glossary"' in page
    assert 'value="trainer"' not in page
    assert 'value="exam"' not in page


def test_trainer_chooses_among_all(client, trainer):
    _answer, page = shown(client)

    for edition in ("trainee", "trainer", "pack", "exam", "key", "glossary"):
        assert f'value="{edition}"' in page


def test_page_leads_here_with_its_own_part_ticked(client, trainee):
    _answer, page = shown(client, f"{DESK}?parts=lewin")

    ticked = page.partition('value="lewin"')[2].partition(">")[0]
    assert "checked" in ticked
    assert "checked" not in page.partition('value="team"')[2].partition(">")[0]


def test_choice_leads_to_the_book(client, trainee):
    answer, _page = shown(
        client, f"{DESK}?edition=trainee&scope=course&paper=a5&name=1&make=1"
    )

    address = "/courses/care/handout.pdf?edition=trainee&paper=a5&name=1"
    assert answer["Location"] == address


def test_choice_of_an_epub_leads_to_that(client, trainee):
    answer, _page = shown(client, f"{DESK}?edition=trainee&format=epub&make=1")

    assert answer["Location"] == "/courses/care/handout.epub?edition=trainee"


def test_unit_of_a_chosen_module_is_chosen_already(client, trainee):
    query = "edition=trainee&scope=parts&parts=lewin&parts=opening&make=1"
    answer, _page = shown(client, f"{DESK}?{query}")

    assert answer["Location"].endswith("?edition=trainee&parts=opening")


def test_last_choice_is_there_the_next_time(client, trainee):
    shown(client, f"{DESK}?edition=pack&paper=a5&parts=lewin&make=1")

    _answer, page = shown(client)

    for value in ("pack", "a5", "course"):
        assert "checked" in page.partition(f'value="{value}"')[2].partition(">")[0]


def test_remembered_choice_that_is_not_hers_is_forgotten(client, trainee):
    session = client.session
    session["handout"] = "edition=trainer&paper=a5"
    session.save()

    answer, page = shown(client)

    assert answer.status_code == 200
    assert "checked" in page.partition('value="a4"')[2].partition(">")[0]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("edition=trainee&scope=parts", "请至少勾选一项"),
        ("edition=trainee&parts=gone", "没有这样的内容"),
        ("edition=trainer", "trainer"),
    ],
)
def test_choice_that_makes_no_book_says_why(client, trainee, query, words):
    answer, page = shown(client, f"{DESK}?{query}&make=1")

    assert answer.status_code == 422
    assert words in page


def test_exam_needs_a_quiz(client, trainer):
    answer, page = shown(client, f"{DESK}?edition=exam&quiz=team&make=1")

    assert answer.status_code == 422
    assert "没有这样的内容" in page
    assert "checked" in page.partition('value="exam"')[2].partition(">")[0]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_first_pages_are_shown_as_pictures(client, trainee, headers):
    _answer, page = shown(client, f"{DESK}?edition=trainee&preview=1", **headers)

    assert page.count("<img") == 2
    assert 'width="640"' in page
    assert ("<form" in page) == (not headers)


def test_pictures_are_not_drawn_unasked(client, trainee):
    _answer, page = shown(client)

    assert "<img" not in page
    assert not cache.is_there("handouts")


def test_preview_of_an_epub_is_words(client, trainee):
    _answer, page = shown(client, f"{DESK}?edition=trainee&format=epub", **HTMX)

    assert "没有固定的页面" in page


def test_machine_that_cannot_print_has_no_preview(client, trainee, monkeypatch):
    monkeypatch.setattr(setting, "PRINTING", "tests.engine.paper.without_library")

    _answer, page = shown(client, f"{DESK}?edition=trainee", **HTMX)

    assert "缺少排版用的部件" in page
    picture = client.get(f"{DESK}preview/1.png")
    assert picture.status_code == 503


def test_picture_is_sent_once(client, trainee):
    first = client.get(f"{DESK}preview/2.png?edition=trainee")
    picture = b"".join(first)

    again = client.get(
        f"{DESK}preview/2.png?edition=trainee", headers={"If-None-Match": first["ETag"]}
    )

    assert picture.startswith(b"\x89PNG")
    assert first["Content-Type"] == "image/png"
    assert first["Cache-Control"] == "private, no-cache"
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["preview/3.png", "preview/1.png?edition=trainer"])
def test_page_that_is_not_there_has_no_picture(client, trainee, address):
    assert client.get(f"{DESK}{address}").status_code == 404
