"""What the page offers."""

import pytest

from courses import contents
from engine.paper.form import Form
from handouts.choice import Choice
from handouts.desk.options import Desk
from tests import make

pytestmark = pytest.mark.django_db


def desk(*parts, form=None, **fields):
    module = make.module(slug="opening", title="第一章")
    for slug, kind in (("text", "lesson"), ("test", "quiz"), ("last", "quiz")):
        make.unit(module=module, slug=slug, kind=kind)
    choice = Choice(parts=parts, form=form or Form())
    fields = {"is_teaching": True} | fields
    return Desk(contents.of(module.course, None), choice, **fields)


def chosen(options):
    return [one.value for one in options if one.is_chosen]


def test_modules_hold_their_units():
    (module,) = desk("test").parts

    assert (module.slug, module.is_chosen, module.is_open) == ("opening", False, True)
    assert [one.slug for one in module.parts if one.is_chosen] == ["test"]


@pytest.mark.parametrize(("parts", "quiz"), [((), "test"), (("last",), "last")])
def test_exams_are_drawn_from_a_quiz(parts, quiz):
    quizzes = list(desk(*parts).quizzes)

    assert [one.slug for one in quizzes] == ["test", "last"]
    assert [one.slug for one in quizzes if one.is_chosen] == [quiz]
    assert quizzes[0].where == "第一章"


def test_form_is_shown_as_it_was_chosen():
    shown = desk(form=Form(paper="letter", is_large=True, watermark="何静"))

    assert chosen(shown.papers) == ["letter"]
    assert chosen(shown.ticks) == ["large", "name"]
    assert chosen(shown.formats) == ["pdf"]


@pytest.mark.parametrize(
    ("form", "is_epub", "file"),
    [(Form(is_archive=True), False, "archive"), (Form(), True, "epub")],
)
def test_one_file_is_chosen(form, is_epub, file):
    assert chosen(desk(form=form, is_epub=is_epub).formats) == [file]
