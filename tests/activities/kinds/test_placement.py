import pytest
from django.template.loader import render_to_string

from activities import items
from activities.kinds.placement import Placement
from activities.task import Dated, TooLong
from engine.markup import frontmatter, schema
from engine.markup.page import Passage
from tests import make
from tests.activities import small

BODY = """\
Think of one change.

## *否认* {#deny}

与我无关。

## 抗拒 {#resist was=fight}

为什么是我。

## 接纳 {#accept}
"""


def read(body=BODY, rest=""):
    document, _ = frontmatter.read(f"---\n{rest}title: x\n---\n{body}", path="a.md")
    head = schema.Head(document)
    head.text("title")
    found = items.read(
        document.body,
        first_line=document.first_line,
        surroundings=small.surroundings(),
    )
    return Placement.read(found, head), [*head.finish(), *found.problems]


TASK = read(rest="about: Which change?\n")[0]
LADDER = read(rest="shape: ladder\n")[0]


def shown(task, body):
    (picking,) = task.shown(body)
    return picking


def rendered(partial, **context):
    template = f"activities/kinds/placement.html#{partial}"
    return render_to_string(template, context)


def test_each_heading_is_a_place_and_old_names_are_told():
    task, problems = read(rest="about: Which change?\n")

    assert problems == []
    assert task.names == {
        "deny": "",
        "resist": "fight",
        "accept": "",
        "about": "",
        "evidence": "",
    }
    assert [one.name for one in task.places] == ["否认", "抗拒", "接纳"]


def test_without_a_question_there_is_no_subject_to_name():
    assert "about" not in LADDER.names
    assert LADDER.body({"place": ["deny"], "about": ["x"]}) == small.body(place="deny")


def test_it_is_read_back_as_it_was_kept():
    assert Placement.from_json(TASK.to_json()) == TASK
    assert Placement.from_json(LADDER.to_json()) == LADDER


@pytest.mark.parametrize(
    ("body", "rest", "line", "words"),
    [
        ("", "", 4, "no two places"),
        ("## A {#a}\n", "", 4, "no two places"),
        ("".join(f"## P {{#p{n}}}\n" for n in range(8)), "", 11, "more than {most}"),
        ("## A {#a}\n## B {#about}\n", "", 5, "name of a field"),
        ("## A {#a lines=3}\n## B {#b}\n", "", 4, "unknown here"),
        ("## A {#a}\n## B {#b}\n", "shape: circle\n", 2, "must be one of"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(body, rest, line, words):
    (problem,) = read(body, rest)[1]

    assert problem.line == line
    assert words in problem.message


def test_a_form_gives_an_offered_place_and_plain_line_ends():
    body = TASK.body({"place": ["deny"], "about": ["IT"], "evidence": ["a\r\nb"]})

    assert body == small.body(place="deny", about="IT", evidence="a\nb")


def test_a_place_that_was_not_offered_is_left_out():
    assert TASK.body({"place": ["heaven"]}) == small.body()


def test_too_many_words_are_refused_and_not_lost():
    with pytest.raises(TooLong) as refused:
        TASK.body({"place": ["deny"], "evidence": ["字" * 5001]})

    assert refused.value.body == small.body(place="deny", evidence="字" * 5001)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ({}, ["deny"]),
        (small.body(evidence="x"), ["deny"]),
        (small.body(place="gone"), ["deny"]),
        (small.body(place="resist"), []),
    ],
)
def test_only_a_place_must_be_chosen(body, left):
    assert TASK.left(body) == left


def test_what_is_filled_in_does_not_tell_which_place():
    body = small.body(place="deny", about=" ", evidence="x")

    assert TASK.filled(body) == ["place", "evidence"]


def test_a_renamed_place_is_brought_along_with_its_words():
    ids = {"fight": "resist", "about": "about", "evidence": "evidence"}
    body = small.body(place="fight", about="IT", evidence="x")

    assert TASK.renamed(body, ids) == small.body(
        place="resist", about="IT", evidence="x"
    )


def test_a_place_that_is_no_more_is_left_out():
    assert TASK.renamed(small.body(place="gone"), {"deny": "deny"}) == small.body()


def test_a_place_is_found_by_its_name_and_words():
    assert TASK.passages[0] == Passage("否认", "deny", "与我无关。")
    assert TASK.minutes == 5


def test_trainers_take_the_place_home_and_never_the_words():
    body = small.body(place="resist", about="IT", evidence="secret")

    assert [column.id for column in TASK.columns] == ["place"]
    assert TASK.cells(body) == ("抗拒",)
    assert TASK.cells({}) == (None,)


def test_a_curve_begins_at_the_left_and_a_ladder_at_the_foot():
    curve, ladder = shown(TASK, {}), shown(LADDER, {})

    assert [one.place.id for one in curve.offered] == ["deny", "resist", "accept"]
    assert [one.place.id for one in ladder.offered] == ["accept", "resist", "deny"]
    assert [spot.name for spot in ladder.drawing.spots] == ["否认", "抗拒", "接纳"]


def test_the_chosen_place_is_marked_in_the_drawing():
    picking = shown(LADDER, small.body(place="deny"))

    assert picking.picked.place.id == "deny"
    assert picking.drawing.fullest == ["否认"]
    assert shown(LADDER, {}).drawing.fullest == []


def test_a_class_is_counted_by_place():
    bodies = [small.body(place=one) for one in ("deny", "deny", "resist", "deny")]

    found = TASK.together([*bodies, small.body(place="accept"), small.body()])

    assert [spot.count for spot in found.spots] == ["3", "1", "1"]
    assert found.frame.n == 5


def test_a_class_of_four_is_hidden():
    found = TASK.together([small.body(place="deny", evidence="secret")] * 4)

    assert (found.state, found.spots) == ("hidden", ())


def test_her_days_are_told_by_todays_names():
    old = TASK.recalled(small.body(place="resist"), {"resist": "accept"})

    (way,) = TASK.course([Dated(old, make.NOON)])

    assert old["name"] == "抗拒"
    assert [day.place for day in way.days] == ["接纳"]


def test_the_form_holds_a_radio_button_for_each_place():
    html = rendered("form", items=TASK.shown(small.body(place="deny", about="<IT>")))

    assert html.count('type="radio"') == 3
    assert html.count("checked") == 1
    assert 'value="&lt;IT&gt;"' in html
    assert "Which change?" in html
    assert "disabled" not in html


def test_the_form_says_that_a_place_is_missing():
    html = rendered("form", items=TASK.shown({}), missing=["deny"], wish="Choose!")

    assert "Choose!" in html
    assert html.count("placement-wish") == 4


def test_paper_has_room_to_write_until_it_is_filled_in():
    blank = rendered("printed", items=TASK.shown({}))
    filled = rendered("printed", items=TASK.shown(small.body(place="deny", about="IT")))

    assert blank.count("write-line") == 4
    assert "data-right" not in blank
    assert filled.count("data-right") == 1
    assert "write-line" not in filled
    assert "过一阵再看" in blank
    assert "过一阵再看" not in filled


def test_what_she_gave_is_shown_to_herself():
    html = rendered("shared", items=TASK.shown(small.body(place="deny", evidence="a")))

    assert "否认" in html
    assert "<p>a</p>" in html


@pytest.mark.parametrize(("revealed", "drawings"), [(0, 0), (1, 1)])
def test_the_wall_shows_a_class_once_it_is_revealed(revealed, drawings):
    result = TASK.together([small.body(place="deny", evidence="secret")] * 5)

    html = rendered("together", result=result, revealed=revealed, scale="wall")

    assert html.count("<svg") == drawings
    assert "n = 5" in html
    assert "secret" not in html
