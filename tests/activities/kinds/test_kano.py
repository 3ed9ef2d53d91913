import pytest
from django.template.loader import render_to_string

from activities import items
from activities.kinds.kano import Kano
from engine.markup import frontmatter, schema
from engine.markup.page import Passage
from tests.activities import small

BODY = """\
Think of your own counter.

## *准时*叫号 {#call was=queue}

Note.

## 手机查进度 {#phone}
"""
LIKE = {"if": "like", "not": "neutral"}
TAKEN = {"if": "must_be", "not": "dislike"}


def read(body=BODY, rest=""):
    document, _ = frontmatter.read(f"---\n{rest}title: x\n---\n{body}", path="a.md")
    head = schema.Head(document)
    head.text("title")
    found = items.read(
        document.body,
        first_line=document.first_line,
        surroundings=small.surroundings(),
    )
    return Kano.read(found, head), [*head.finish(), *found.problems]


TASK = read()[0]


def own(body):
    return TASK.result(body)


def together(*bodies):
    return TASK.together(bodies)


def test_each_heading_is_a_thing_to_ask_about():
    task, problems = read()

    assert problems == []
    assert task.names == {"call": "queue", "phone": ""}
    assert task.attributes[0].prompt == "<em>准时</em>叫号"
    assert task.attributes[0].note == "Note."


def test_it_is_read_back_as_it_was_kept():
    task, _ = read(rest="if: 有{item}？\nif-not: 没有{item}？\n")

    assert Kano.from_json(task.to_json()) == task


def test_its_things_are_kept_where_publishing_finds_their_ids():
    kept = TASK.to_json()["questions"][0]

    assert (kept["kind"], kept["stem"]["id"], kept["stem"]["was"]) == (
        "kano",
        "call",
        "queue",
    )


@pytest.mark.parametrize(
    ("body", "rest", "line", "told"),
    [
        ("Nothing.\n", "", 4, "asks about nothing"),
        ("## One\n", "", 4, "id"),
        ("## One {#one lines=3}\n", "", 4, "lines"),
        (BODY, "if: 有了？\nif-not: 没有{item}？\n", 2, "{item}"),
        (BODY, "if: 有{item}\nif-not: 没有？\n", 3, "“if-not”"),
    ],
)
def test_each_mistake_of_an_author_is_told_at_its_line(body, rest, line, told):
    _, problems = read(body, rest)

    assert [one.line for one in problems] == [line]
    assert told in str(problems[0])


def test_both_questions_come_from_the_authors_patterns():
    task, _ = read(rest="if: 有{item}，您觉得？\nif-not: 没有{item}，您觉得？\n")

    questions = [one.question for one in task.shown({})[0].asks]

    assert questions == ["有准时叫号，您觉得？", "没有准时叫号，您觉得？"]


def test_without_patterns_the_questions_have_usual_words():
    questions = [one.question for one in TASK.shown({})[1].asks]

    assert questions == [
        "如果能做到“手机查进度”，您觉得？",
        "如果做不到“手机查进度”，您觉得？",
    ]


def test_options_stand_in_a_fixed_order_with_the_chosen_one():
    asked = TASK.shown(small.body(call=LIKE))[0].asks[1]

    assert [one.label for one in asked.choices] == [
        "我很喜欢",
        "理应如此",
        "无所谓",
        "勉强接受",
        "我很不喜欢",
    ]
    assert asked.answer == "无所谓"


def test_a_form_gives_pairs_and_leaves_out_what_was_not_offered():
    body = TASK.body(
        {
            "if-call": ["like", "must_be"],
            "not-call": ["dislike"],
            "if-phone": ["never"],
            "not-phone": [],
            "if-else": ["like"],
        }
    )

    assert body == small.body(call=TAKEN)


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({}, ["call", "phone"]),
        ({"call": {"if": "like"}, "phone": LIKE}, ["call"]),
        ({"call": TAKEN, "phone": LIKE}, []),
    ],
)
def test_a_thing_is_answered_when_both_questions_are(answers, left):
    assert TASK.left(small.body(**answers)) == left


def test_a_result_puts_each_thing_into_its_category():
    result = own(small.body(call=TAKEN, phone=LIKE))

    assert [(one.letter, str(one.name)) for one in result.groups] == [
        ("M", "基本属性"),
        ("A", "欣喜属性"),
    ]
    assert [one.name for one in result.groups[0].things] == ["准时叫号"]
    assert result.left == ()


def test_a_result_names_what_is_not_answered_whole():
    result = own(small.body(call={"not": "like"}, phone=LIKE))

    assert result.left == ("准时叫号",)


def test_evaluation_table_reads_as_kanos():
    table = TASK.shown({}).table

    assert ["".join(row.letters) for row in table.rows] == [
        "QAAAO",
        "RIIIM",
        "RIIIM",
        "RIIIM",
        "RRRRQ",
    ]
    assert [one.letter for one in table.key] == list("MOAIRQ")


def test_a_group_has_counts_and_a_category_for_each_thing():
    bodies = [small.body(call=TAKEN, phone=LIKE)] * 4 + [small.body(call=LIKE)] * 2

    result = together(*bodies)

    first = result.chart.rows[0]
    assert result.chart.frame.n == first.n == 6
    assert {one.letter: one.count for one in first.cells}["M"] == "4"
    assert first.category is not None
    assert (first.category.letter, first.strength, first.total) == ("M", "33%", "100%")
    assert (first.better, first.worse) == ("0.33", "−0.67")


def test_what_fewer_than_five_have_rated_is_not_told():
    bodies = [small.body(call=TAKEN, phone=LIKE)] * 4 + [small.body(call=LIKE)] * 2

    result = together(*bodies)

    assert result.chart.rows[1].category is None
    assert [one.name for one in result.further] == ["准时叫号"]


def test_a_group_of_four_is_hidden():
    result = together(*[small.body(call=TAKEN, phone=LIKE)] * 4)

    assert result.chart.state == "hidden"
    assert result.further == ()


def test_further_figures_tell_how_sure_a_lead_is():
    result = together(*[small.body(call=TAKEN)] * 6)

    found = result.further[0]
    assert (found.mode, found.alternative, found.lead) == ("M", "M", "6")
    assert found.is_significant
    assert (found.there, found.missing) == ("2.00", "4.00")


def test_contradictory_answers_have_no_mode_and_no_lead():
    result = together(*[small.body(call={"if": "like", "not": "like"})] * 5)

    found = result.further[0]
    assert (found.mode, found.lead, found.is_significant) == ("—", "—", False)
    assert result.chart.rows[0].is_doubtful


def test_each_answer_and_the_category_are_cells_of_the_table():
    body = small.body(call=TAKEN, phone={"if": "like"})

    assert [one.title for one in TASK.columns][:3] == [
        "准时叫号（有）",
        "准时叫号（没有）",
        "准时叫号（类别）",
    ]
    assert TASK.cells(body) == (
        *("理应如此", "我很不喜欢", "基本属性"),
        *("我很喜欢", "", ""),
    )


def test_each_thing_can_be_found():
    assert TASK.passages[0] == Passage("准时叫号", "call", "Note.")


def test_two_pairs_take_a_minute():
    assert TASK.minutes == 1


def test_form_marks_what_is_missing_and_keeps_what_was_chosen():
    body = small.body(call={"if": "like"}, phone=LIKE)
    context = {"items": TASK.shown(body), "missing": TASK.left(body), "wish": "Oh."}

    html = render_to_string("activities/kinds/kano.html#form", context)

    assert html.count(" checked") == 3
    assert html.count("Oh.") == 1
    assert html.count('aria-describedby="call-wish"') == 1


def test_parts_of_the_result_come_one_after_the_other():
    result = together(*[small.body(call=TAKEN, phone=LIKE)] * 5)

    htmls = [
        render_to_string(
            "activities/kinds/kano.html#together",
            {"result": result, "revealed": revealed, "scale": scale},
        )
        for revealed, scale in ((0, ""), (1, ""), (2, ""), (3, ""), (3, "wall"))
    ]

    parts = ("n = 5", 'id="kano-counts"', 'id="kano-plane"', 'id="kano-table"')
    assert [[part in html for part in parts].count(True) for html in htmls] == [
        *(1, 2, 3, 4, 4)
    ]
    assert [("Fong" in html) for html in htmls] == [False] * 3 + [True, False]
