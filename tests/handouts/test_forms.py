"""The choice as an address says it, and who may choose what."""

import pytest
from django.http import QueryDict

from engine.paper.form import LONGEST_WATERMARK, Form
from handouts.choice import Choice, Edition
from handouts.forms import MOST_PARTS, ChoiceForm, editions, query_of

FULL = Choice(
    Edition.TRAINER,
    ("opening", "lewin"),
    Form(
        paper="a5",
        is_large=True,
        is_grey=True,
        has_notes=True,
        is_booklet=True,
        watermark="何静",
        is_archive=True,
    ),
)


def form(query, *, is_teaching=True, name="何静"):
    return ChoiceForm(QueryDict(query), is_teaching=is_teaching, name=name)


def choice(query, **who):
    read = form(query, **who)
    assert read.is_valid(), read.errors
    return read.choice


@pytest.mark.parametrize(
    ("given", "query"),
    [
        (Choice(), "edition=trainee"),
        (
            FULL,
            (
                "edition=trainer&parts=opening,lewin&paper=a5"
                "&large=1&grey=1&booklet=1&notes=1&archive=1&name=1"
            ),
        ),
        (Choice(Edition.KEY, ("test",), draw=7), "edition=key&parts=test&draw=7"),
    ],
)
def test_choice_is_read_back_as_it_was_written(given, query):
    assert query_of(given) == query
    assert choice(query) == given


def test_nothing_said_is_the_whole_course_as_usual():
    assert choice("") == Choice()


@pytest.mark.parametrize(
    "query",
    [
        "edition=",
        "edition=secret",
        "paper=a3",
        "large=yes",
        "draw=-1",
        "draw=x",
        "format=docx",
        "scope=half",
        "parts=" + ",".join(f"p{at}" for at in range(MOST_PARTS + 1)),
    ],
)
def test_what_is_not_known_is_refused(query):
    read = form(query)

    assert not read.is_valid()
    assert not read.is_understood


@pytest.mark.parametrize("edition", ["trainer", "exam", "key"])
def test_answers_and_exams_are_for_trainers(edition):
    assert form(f"edition={edition}").is_valid()
    assert not form(f"edition={edition}", is_teaching=False).is_valid()


def test_trainee_has_three_editions():
    mine = editions(is_teaching=False)

    assert [str(one) for one in mine] == ["trainee", "pack", "glossary"]


def test_only_ones_own_name_is_printed():
    assert choice("name=1", name="何静").form.watermark == "何静"
    assert choice("", name="何静").form.watermark == ""
    assert not form("name=别人").is_valid()


def test_long_name_is_cut_to_what_paper_holds():
    mark = choice("name=1", name="长" * 99).form.watermark

    assert mark == "长" * LONGEST_WATERMARK


def test_parts_come_in_one_field_or_in_many():
    assert choice("parts=a,b").parts == choice("parts=a&parts=b&parts=a").parts


def test_whole_course_leaves_the_ticks_out():
    assert choice("scope=course&parts=a").parts == ()
    assert choice("scope=parts&parts=a").parts == ("a",)


def test_who_ticks_nothing_is_told_so():
    read = form("scope=parts")

    assert "勾选" in str(read.non_field_errors())
    assert read.is_understood


def test_exam_is_drawn_from_the_quiz_that_was_marked():
    drawn = choice("edition=exam&quiz=test&scope=parts&parts=a&draw=3")

    assert (drawn.parts, drawn.draw) == (("test",), 3)


def test_quiz_and_number_matter_to_exams_only():
    plain = choice("edition=trainee&quiz=test&scope=course&draw=3")

    assert plain == Choice()


def test_archive_is_one_of_the_files():
    assert choice("format=archive") == choice("archive=1")
    assert choice("format=archive").form.is_archive


def test_epub_has_no_paper():
    read = form("format=epub&paper=a5&large=1&name=1")

    assert read.is_valid()
    assert read.is_epub
    assert read.choice == Choice()
    assert query_of(read.choice, is_epub=True) == "edition=trainee&format=epub"


@pytest.mark.parametrize("edition", ["pack", "exam", "key", "glossary"])
def test_what_is_made_for_paper_has_no_epub(edition):
    assert not form(f"edition={edition}&format=epub").is_valid()
