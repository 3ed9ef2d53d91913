from activities.kinds.gap import Gap
from activities.ratings import things
from activities.ratings.things import Dimension, Entry
from tests.activities.ratings import made


def test_headings_are_dimensions_and_their_lists_the_things_to_rate():
    task, problems = made.read(Gap)

    assert problems == []
    assert task.dimensions == (
        Dimension(
            "tangible",
            "<em>有形</em>",
            "Note.",
            (
                Entry("lobby", "大厅整洁", "hall"),
                Entry("machines", "自助设备好用"),
            ),
        ),
        Dimension("reliable", "可靠", "", (Entry("in-time", "按时办结"),)),
    )
    assert task.dimensions[0].name == "有形"


def test_dimension_without_a_thing_is_told_at_its_line():
    assert made.told(Gap, "## A {#a}\n\nNothing.\n\n## B {#b}\n- one {#one}\n") == [
        "4: Nothing is listed here; write each thing to rate on a line “- text {#id}”."
    ]


def test_file_without_headings_has_nothing_to_rate():
    (problem,) = made.told(Gap, "Only words.\n")

    assert problem.startswith("4: The activity has nothing to rate;")


def test_attribute_of_another_kind_is_told():
    assert made.told(Gap, "## A {#a lines=3}\n- one {#one}\n") == [
        "4: “lines” is unknown here. This question can have: was."
    ]


def test_what_is_kept_is_read_back():
    task, _ = made.read(Gap)

    kept = {"dimensions": things.to_json(task.dimensions)}
    assert things.from_json(kept) == task.dimensions
    assert things.from_json({}) == ()
