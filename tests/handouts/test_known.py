"""Where books lie is remembered until anything of them changes."""

import pytest

from engine.paper.form import Form
from handouts import cache, known
from handouts.choice import Choice, Edition
from handouts.known import Stored
from tests import make

pytestmark = pytest.mark.django_db
BOOK = Stored("handouts/1f0c.pdf", "顾客满意 · 学员版")


@pytest.fixture
def course():
    made = make.course()
    make.unit(course=made)
    return made


def test_stored_book_is_found_again(course):
    cache.keep(BOOK.name, b"%PDF")
    mark = known.asked(course, Choice(), cache.PDF)

    known.remember(mark, BOOK)

    assert known.find(known.asked(course, Choice(), cache.PDF)) == BOOK


def test_book_whose_file_is_gone_is_not_found(course):
    mark = known.asked(course, Choice(), cache.PDF)

    known.remember(mark, BOOK)

    assert known.find(mark) is None


@pytest.mark.parametrize(
    "other",
    [
        Choice(Edition.TRAINER),
        Choice(parts=("team",)),
        Choice(form=Form(paper="a5")),
        Choice(form=Form(watermark="何静")),
        Choice(draw=7),
    ],
)
def test_another_choice_is_another_book(course, other):
    cache.keep(BOOK.name, b"%PDF")
    known.remember(known.asked(course, Choice(), cache.PDF), BOOK)

    assert known.find(known.asked(course, other, cache.PDF)) is None


def test_file_for_phones_is_another_one(course):
    cache.keep(BOOK.name, b"%PDF")
    known.remember(known.asked(course, Choice(), cache.PDF), BOOK)

    assert known.find(known.asked(course, Choice(), cache.EPUB)) is None


def test_new_rendering_makes_another_book(course):
    cache.keep(BOOK.name, b"%PDF")
    known.remember(known.asked(course, Choice(), cache.PDF), BOOK)

    make.version(unit=course.units.get())

    assert known.find(known.asked(course, Choice(), cache.PDF)) is None


def test_only_so_many_are_remembered(course):
    cache.keep(BOOK.name, b"%PDF")
    first = known.asked(course, Choice(draw=0), cache.PDF)
    known.remember(first, BOOK)

    for draw in range(1, known.MOST + 1):
        known.remember((*first, draw), BOOK)

    assert known.find(first) is None
