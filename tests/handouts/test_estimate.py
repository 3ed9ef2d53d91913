"""How long a book will take, before it is set."""

import pytest

from handouts import estimate
from tests import make
from tests.handouts.written import printed


@pytest.mark.parametrize(
    ("texts", "units", "is_quick"),
    [(0, 1, True), (9_000, 1, True), (14_000, 6, False), (60_000, 40, False)],
)
def test_lesson_is_quick_and_a_book_is_not(texts, units, is_quick):
    assert estimate.reckoned(texts, units=units).is_quick == is_quick


def test_more_text_has_more_pages():
    short, long = (estimate.reckoned(texts, units=1) for texts in (0, 100_000))

    assert 1 <= short.pages < long.pages
    assert short.seconds < long.seconds


@pytest.mark.django_db
@pytest.mark.parametrize("more", [0, 3])
def test_it_is_read_off_the_texts_in_one_query(more, django_assert_num_queries):
    course = make.unit(version_fields={"html": "<p>" + "字" * 40_000}).course
    for _ in range(more):
        make.unit(course=course)
    found = printed(course)

    with django_assert_num_queries(1):
        told = estimate.of(found)

    assert not told.is_quick
