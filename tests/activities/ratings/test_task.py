import pytest

from activities.kinds.gap import Gap
from activities.kinds.quadrants import Quadrants
from activities.task import Column
from engine.markup.page import Passage
from tests.activities import small
from tests.activities.ratings import made

TASK = made.read(Gap)[0]
GRID = made.read(Quadrants)[0]
NAMES = ["lobby", "machines", "in-time"]


def body(**ratings):
    return made.body("ep", **ratings)


def test_form_gives_both_ratings_of_each_thing():
    sent = {
        "e-lobby": ["5"],
        "p-lobby": ["3"],
        "e-machines": ["4"],
        "p-machines": [""],
        "p-else": ["1"],
    }

    assert TASK.body(sent) == body(lobby=(5, 3), machines=(4, None))


@pytest.mark.parametrize("text", ["0", "6", "x", "\uff15", "3.0", " 3"])
def test_what_is_no_step_is_no_rating(text):
    assert TASK.body({"e-lobby": [text], "p-lobby": ["3"]}) == body(lobby=(None, 3))


def test_rating_that_was_taken_back_stays_taken_back():
    cleared = TASK.body({"e-lobby": [""], "p-lobby": [""]})

    assert cleared == small.body(lobby={})
    merged = TASK.merged([body(lobby=(5, 3), machines=(4, 4)), cleared])
    assert merged == small.body(lobby={}, machines={"e": 4, "p": 4})


def test_only_both_ratings_fill_a_thing_in():
    assert TASK.filled(body(lobby=(5, None), machines=(4, 4))) == ["machines"]
    assert TASK.filled({}) == []


def test_gap_needs_one_thing_and_quadrants_two():
    one = body(lobby=(5, 3))

    assert TASK.left({}) == NAMES
    assert TASK.left(one) == []
    assert GRID.left(made.body("ip", lobby=(5, 3))) == ["machines", "in-time"]
    assert GRID.left(made.body("ip", lobby=(5, 3), in_time=(1, 1))) == []


def test_answers_come_under_new_names():
    assert TASK.names == {"lobby": "hall", "machines": "", "in-time": ""}
    assert TASK.renamed(body(hall=(5, 3)), {"hall": "lobby"}) == body(lobby=(5, 3))


def test_things_are_shown_in_their_dimensions_numbered_through():
    parts = TASK.shown(body(in_time=(2, 1)))

    rows = [row for part in parts for row in part.rows]
    assert [part.dimension.id for part in parts] == ["tangible", "reliable"]
    assert [(row.number, row.entry.id) for row in rows] == list(enumerate(NAMES, 1))
    assert [(row.first.value, row.second.value) for row in rows] == [
        (None, None),
        (None, None),
        (2, 1),
    ]


@pytest.mark.parametrize(
    ("filled", "is_blank"),
    [({}, True), (small.body(lobby={}), True), (body(lobby=(1, None)), False)],
)
def test_body_without_any_rating_is_a_blank_sheet(filled, is_blank):
    assert {part.is_blank for part in TASK.shown(filled)} == {is_blank}


def test_table_has_a_column_for_each_thing_and_rating():
    assert TASK.columns[:3] == (
        Column("e-lobby", "期望：大厅整洁"),
        Column("p-lobby", "实际感受：大厅整洁"),
        Column("e-machines", "期望：自助设备好用"),
    )
    assert TASK.cells(body(lobby=(5, 3), in_time=(None, 1))) == (
        *(5, 3),
        *(None, None),
        *(None, 1),
    )


def test_each_dimension_can_be_found():
    assert TASK.passages[0] == Passage("有形", "tangible", "大厅整洁\n自助设备好用")


def test_rating_takes_twelve_seconds():
    assert TASK.minutes == 2


def test_what_fewer_than_five_rated_is_not_enough():
    many = [body(lobby=(5, 3))] * 5 + [body(machines=(5, 3), lobby=(5, None))] * 4

    assert TASK.enough(many) == {"lobby"}


def test_who_rated_nothing_of_today_on_both_sides_is_not_counted():
    given = [body(lobby=(5, 3)), body(lobby=(5, None)), body(gone=(1, 1)), {}]

    assert TASK.raters(given) == 1


def test_nobody_is_named():
    assert not TASK.is_named
    assert not GRID.is_named
