import pytest

from activities import carrying
from activities.models import Response
from tests.activities import small

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return small.unit("insight", "post")


def response(version, **answers):
    return Response(version=version, body=small.body(**answers))


def carried(unit, *written):
    return carrying.carried(unit.version, written)


def test_without_any_work_there_is_an_empty_body(unit):
    assert carried(unit).body == small.body()


def test_words_come_along_with_their_question(unit):
    before = response(unit.version, insight="a", post="b")
    small.publish(unit, "insight", "further", "post")

    assert carried(unit, before).body == small.body(insight="a", post="b")


def test_words_come_along_with_a_renamed_question(unit):
    before = response(unit.version, insight="a", post="b")
    small.publish(unit, "insight", own="post")
    small.publish(unit, "insight", "own")

    now = carried(unit, before)

    assert now.body == small.body(insight="a", own="b")
    assert now.leftovers == ()


def test_words_come_back_with_a_text_that_is_rolled_back(unit):
    first = unit.version
    written = response(small.publish(unit, "insight", own="post"), own="b")
    unit.version = first

    assert carried(unit, written).body == small.body(post="b")


def test_the_newest_words_win_whichever_text_they_were_written_on(unit):
    first = unit.version
    second = small.publish(unit, "insight", "post")
    older = response(second, insight="old", post="kept")
    newer = response(first, insight="new")

    assert carried(unit, older, newer).body == small.body(insight="new", post="kept")


def test_words_whose_question_is_gone_are_left_over_and_not_lost(unit):
    before = response(unit.version, insight="a", post="b")
    small.publish(unit, "insight")

    now = carried(unit, before)

    (left,) = now.leftovers
    assert now.body == small.body(insight="a")
    assert (left.number, left.body) == (1, small.body(post="b"))
    assert [one.text for one in left.shown if one.text] == ["b"]


def test_of_words_left_over_in_two_texts_the_newer_are_shown(unit):
    older = response(unit.version, post="old")
    newer = response(small.publish(unit, "insight", "post"), post="new")
    small.publish(unit, "insight")

    now = carried(unit, older, newer)

    assert [left.body for left in now.leftovers] == [small.body(post="new")]


def test_blank_lines_are_not_left_over(unit):
    before = response(unit.version, post=" ")
    small.publish(unit, "insight")

    assert carried(unit, before).leftovers == ()


def test_words_of_one_text_need_no_query(unit, django_assert_num_queries):
    mine = response(unit.version, insight="a")

    with django_assert_num_queries(0):
        carried(unit, mine)
