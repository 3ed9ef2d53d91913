import pytest

from activities import teaching
from activities.answers import gathering
from activities.models import Response
from tests import make
from tests.activities import small
from tests.activities.answers import given

pytestmark = pytest.mark.django_db


def gathered(unit, **fields):
    shared = teaching.newest(Response.objects.shared().filter(unit=unit))
    return gathering.of(unit.version, shared, **fields)


def test_what_five_people_gave_is_shown_whole():
    unit = given.unit()
    given.group(unit)

    seen = gathered(unit)

    assert (seen.n, seen.is_shown) == (5, True)
    assert seen.result.n == 5
    assert seen.revealed == len(seen.content.task.scenes) > 0


@pytest.mark.parametrize("people", [0, 4])
def test_of_fewer_nothing_is_shown_but_how_many_they_are(people):
    unit = given.unit()
    given.group(unit, people)

    seen = gathered(unit)

    assert (seen.n, seen.is_shown, seen.result) == (people, False, None)


def test_a_part_whose_rest_could_be_guessed_is_not_shown():
    unit = given.unit()
    given.group(unit)

    assert gathered(unit, is_part_of_few=True).result is None


def test_of_kinds_with_names_even_one_is_shown():
    unit = small.unit("insight")
    given.give(unit, small.body(insight="a"))

    seen = gathered(unit, is_part_of_few=True)

    assert (seen.n, seen.is_shown) == (1, True)


def test_who_gave_twice_counts_once_with_the_newest():
    unit = given.unit()
    again = given.give(unit, given.rated(lobby=(1, 1)), completed_at=make.NOON)
    given.give(unit, given.rated(lobby=(5, 5)), person=again, number=2, at=make.LATER)

    assert gathered(unit).bodies == [given.rated(lobby=(5, 5))]


def test_who_filled_in_nothing_that_is_still_asked_is_not_counted():
    unit = given.unit()
    given.give(unit, given.rated(lobby=(4, 2)))
    text = given.SURVEY.replace("{#lobby}", "{#hall}")

    unit.version = make.version(unit=unit, data=given.survey(text))

    assert gathered(unit).n == 0


def test_what_was_renamed_since_is_counted_under_its_new_name():
    unit = given.unit()
    given.give(unit, given.rated(lobby=(4, 2)))
    text = given.SURVEY.replace("{#lobby}", "{#hall was=lobby}")

    unit.version = make.version(unit=unit, data=given.survey(text))

    assert gathered(unit).bodies == [given.rated(hall=(4, 2))]


def test_many_cost_no_more_queries_than_few(django_assert_num_queries):
    unit = given.unit()
    given.group(unit, 7)

    with django_assert_num_queries(1):
        assert gathered(unit).n == 7


@pytest.mark.parametrize(
    ("sizes", "outside", "is_divided"),
    [
        ((5, 6), 0, False),
        ((5, 4), 0, True),
        ((6, 0), 0, False),
        ((5, 5), 2, True),
        ((5, 5), 5, False),
    ],
)
def test_cohorts_are_shown_apart_only_where_none_of_them_is_of_few(
    sizes, outside, is_divided
):
    unit = given.unit()
    cohorts = [given.group(unit, size) for size in sizes]
    given.group(unit, outside)
    shared = Response.objects.shared()

    seen = gathering.is_divided(shared, cohorts, at=make.LATER)

    assert seen is is_divided
