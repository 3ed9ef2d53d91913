from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.template.loader import render_to_string
from hypothesis import given as given_
from hypothesis import settings
from hypothesis import strategies as st

from activities.charts import means
from activities.kinds import self_check_results as results
from activities.kinds.self_check import SelfCheck
from activities.kinds.self_check_sheet import Group, Statement
from activities.task import Dated
from tests import make
from tests.activities import small

HALF = Fraction(1, 2)


def group(id_, *statements, was="", name=""):
    said = tuple(Statement(one, f"Statement {one}.") for one in statements)
    return Group(id_, name or f"Group {id_}", said, was=was)


GROUPS = (group("a", "a1", "a2"), group("b", "b1", "b2"))
TASK = SelfCheck(GROUPS, least=1)
PERSON = small.body(a1=5, a2=4, b1=1, b2=2)
OTHER = small.body(a1=3, a2=3, b1=3, b2=3)
PEOPLE = (PERSON, OTHER, small.body(a1=2, b1=5), PERSON, OTHER)


def dated(task, *bodies):
    return [
        Dated(task.recalled(body, {}), make.NOON + timedelta(days=at))
        for at, body in enumerate(bodies)
    ]


def course(task, given):
    found = task.course(given)
    assert found is not None
    return found


def together(*bodies, task=TASK):
    return task.together(bodies)


def test_each_persons_mean_counts_once():
    half = small.body(a1=1, b1=1, b2=1)

    found = together(PERSON, PERSON, PERSON, OTHER, half)

    assert found.n == 5
    assert [row.mean for row in found.chart.rows] == ["3.50", "1.70"]
    assert [row.n for row in found.chart.rows] == [5, 5]


def test_who_has_no_mean_of_a_group_does_not_count_in_it():
    found = together(*[PERSON] * 5, small.body(a1=1))

    assert found.n == 6
    assert [row.n for row in found.chart.rows] == [6, 5]


def test_whoever_answered_nothing_is_nobody():
    assert together(PERSON, {}, small.body()).n == 1


def test_a_class_of_four_is_hidden():
    found = together(*[PERSON] * 4)

    assert found.chart.state == "hidden"
    assert {row.mean for row in found.chart.rows} == {"—"}
    assert (found.leanings, found.listings) == ((), ())


def test_a_group_that_four_have_a_mean_of_is_hidden():
    found = together(*[PERSON] * 4, small.body(a1=1))

    assert [row.state for row in found.chart.rows] == ["shown", "hidden"]
    assert found.chart.leader == ""


def test_leanings_say_for_how_many_a_group_stands_out():
    found = together(*[PERSON] * 3, OTHER, OTHER, small.body(a1=5))

    assert [(one.name, one.count) for one in found.leanings] == [
        ("Group a", 3),
        ("Group b", 0),
        ("", 2),
    ]


def test_without_a_verdict_nobody_leans():
    task = SelfCheck(GROUPS, least=1, has_verdict=False)

    found = together(*[PERSON] * 5, task=task)

    assert found.leanings == ()
    assert (found.chart.leader, found.chart.is_mixed) == ("", False)


def test_a_statement_that_four_answered_has_no_mean():
    found = together(*[PERSON] * 4, small.body(a1=4, b1=1, b2=1))

    lines = [(line.value, line.n) for line in found.listings[0].lines]
    assert lines == [("4.80", 5), ("—", 4)]


@settings(max_examples=20)
@given_(st.permutations(PEOPLE))
def test_the_order_of_people_does_not_matter(bodies):
    assert together(*bodies) == together(*PEOPLE)


@pytest.mark.parametrize(
    ("values", "leader"),
    [
        ((Fraction(10, 3), Fraction(17, 6)), 0),
        ((Fraction(10, 3), Fraction(17, 6) + Fraction(1, 10**30)), None),
        ((Fraction(5, 3), Fraction(13, 6), Fraction(1)), 1),
        ((Fraction(1), None), None),
    ],
)
def test_the_rule_is_exact_at_a_half(values, leader):
    assert means.leader(values, HALF) == leader


@settings(max_examples=20)
@given_(st.fractions(1, 4, max_denominator=99))
def test_whoever_leads_by_just_a_half_leads(value):
    assert means.leader([value, value + HALF], HALF) == 1
    assert means.leader([value + HALF, value], HALF) == 0


def test_means_stand_day_by_day():
    found = course(TASK, dated(TASK, OTHER, PERSON))

    assert found.names == ("Group a", "Group b")
    assert [day.on for day in found.days] == [date(2026, 11, 20), date(2026, 11, 21)]
    assert [day.means for day in found.days] == [("3.00", "3.00"), ("4.50", "1.50")]
    assert [day.verdict for day in found.days] == ["混合", "Group a"]


def test_a_renamed_group_goes_on_and_a_gone_one_comes_last():
    now = SelfCheck((group("new", "a1", was="a", name="Renamed"),), least=1)

    found = course(now, dated(TASK, PERSON))

    assert found.names == ("Renamed", "Group b")
    assert found.days[0].means == ("4.50", "1.50")


def test_old_means_stay_as_they_were_taken():
    now = SelfCheck((group("a", "a2", "b1"), group("b", "b2")), least=1)

    assert course(now, dated(TASK, PERSON)).days[0].means == ("4.50", "1.50")


def test_a_day_without_a_mean_has_no_verdict():
    found = course(TASK, dated(TASK, small.body(a1=5)))

    assert found.days[0].means == ("5.00", "—")
    assert not found.has_verdict


def test_without_a_verdict_the_course_names_none():
    task = SelfCheck(GROUPS, least=1, has_verdict=False)

    assert not course(task, dated(task, PERSON)).has_verdict


def test_what_another_kind_of_activity_kept_is_no_day():
    assert results.course(GROUPS, [Dated(small.body(place="x"), make.NOON)]) is None


def rendered(partial, **context):
    return render_to_string(f"activities/kinds/self-check.html#{partial}", context)


def test_the_course_is_a_table_of_days():
    html = rendered("course", course=course(TASK, dated(TASK, OTHER, PERSON)))

    assert html.count("<tr") == 3
    assert "2026-11-21" in html
    assert "混合" in html


@pytest.mark.parametrize(("revealed", "words"), [(0, []), (1, ["means"]), (2, ["all"])])
def test_the_wall_shows_one_scene_after_the_other(revealed, words):
    html = rendered(
        "together", result=together(*[PERSON] * 5), revealed=revealed, scale="wall"
    )

    assert ("<svg" in html) == bool(words)
    assert ("Statement a1." in html) == (words == ["all"])
    assert "n = 5" in html


@pytest.mark.parametrize(("scale", "is_first"), [("wall", True), ("", False)])
def test_the_newest_scene_stands_at_the_top_of_the_wall(scale, is_first):
    html = rendered("together", result=together(*[PERSON] * 5), revealed=2, scale=scale)

    assert html.count("Statement a1.") == 1
    assert (html.index("Statement a1.") < html.index("<svg")) == is_first
