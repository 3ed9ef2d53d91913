from datetime import date, timedelta

from django.template.loader import render_to_string

from activities.kinds import placement_ways
from activities.task import Dated
from tests import make
from tests.activities import small

NAMES = {"deny": "否认", "resist": "抗拒", "accept": "接纳"}


def given(*places, about="", evidence="", name=""):
    """Return givings, one a day."""
    return [
        Dated(
            {**small.body(place=one, about=about, evidence=evidence), "name": name},
            make.NOON + timedelta(days=at),
        )
        for at, one in enumerate(places)
    ]


def ways(*dated):
    return placement_ways.ways(NAMES, dated)


def test_the_days_of_a_subject_make_one_way():
    (way,) = ways(*given("deny", "resist", "resist"))

    assert [(stop.stage, stop.way) for stop in way.chart.stops] == [
        ("否认", "first"),
        ("抗拒", "on"),
        ("抗拒", "still"),
    ]
    assert way.days[0].on == date(2026, 11, 20)
    assert (way.chart.frame.title, way.chart.frame.n) == ("我的位置", 3)


def test_each_subject_has_a_way_and_the_latest_comes_first():
    found = ways(
        *given("deny", about="New system"),
        *given("accept", about="Merger"),
        *given("resist", about=" new  System "),
    )

    assert [(way.about, len(way.days)) for way in found] == [
        (" new  System ", 2),
        ("Merger", 1),
    ]
    assert len({way.chart.frame.id for way in found}) == 2


def test_a_place_that_is_no_more_goes_by_its_old_name():
    (way,) = ways(*given("panic", name="恐慌"), *given("deny", name="旧名"))

    assert [day.place for day in way.days] == ["恐慌", "否认"]
    assert [day.place for day in way.gone] == ["恐慌"]
    assert [stop.stage for stop in way.chart.stops] == ["否认"]


def test_what_names_no_place_is_no_day():
    assert ways(*given("panic")) == ()
    assert ways(Dated({}, make.NOON)) == ()


def test_reasons_are_told_where_there_are_any():
    (way,) = ways(*given("deny"), *given("deny", evidence="I laughed."))

    assert [day.evidence for day in way.reasons] == ["I laughed."]


def test_the_course_shows_the_drawing_and_what_has_gone():
    html = render_to_string(
        "activities/kinds/placement.html#course",
        {
            "course": ways(
                *given("panic", name="恐慌", about="A"),
                *given("deny", evidence="I laughed."),
            )
        },
    )

    assert html.count("<svg") == 1
    assert "恐慌" in html
    assert "I laughed." in html
    assert "2026-11-20" in html
