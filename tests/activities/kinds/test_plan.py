from datetime import date

import pytest
from django.template.loader import render_to_string

from activities import items
from activities.kinds.plan import Plan, review_on
from activities.kinds.plan_rows import Rules
from activities.task import TooLong
from engine.markup import frontmatter, schema
from engine.markup.page import Passage
from tests.activities import small

BODY = """\
Choose.

## 改变服务观念 {#listen was=mind}

Note.

## 重视员工 {#staff}

## 长处相互学习 {#learn}
"""
TEXTS = {"what": "站着迎", "who": "我", "when": "周五", "first": "明早试一次"}


def read(body=BODY, rest=""):
    document, _ = frontmatter.read(f"---\n{rest}title: x\n---\n{body}", path="a.md")
    head = schema.Head(document)
    head.text("title")
    found = items.read(
        document.body,
        first_line=document.first_line,
        surroundings=small.surroundings(),
    )
    return Plan.read(found, head), [*head.finish(), *found.problems]


TASK = read(rest="least: 2\nreview: 14 d\n")[0]


def body(review="", **answers):
    return small.body(**answers) | {"review_on": review}


def test_each_heading_is_an_action_to_plan():
    task, problems = read()

    assert problems == []
    assert task.names == {"listen": "mind", "staff": "", "learn": ""}
    assert task.rules == Rules(1, 30)


def test_it_is_read_back_as_it_was_kept():
    assert Plan.from_json(TASK.to_json()) == TASK


@pytest.mark.parametrize(
    ("text", "rest", "line", "told"),
    [
        ("Nothing.\n", "", 4, "has no action"),
        ("## One\n", "", 4, "id"),
        ("## One {#one lines=3}\n", "", 4, "lines"),
        (BODY, "least: 4\n", 2, "from 1 to 3"),
        (BODY, "review: 3 h\n", 2, "1 d or more"),
    ],
)
def test_each_mistake_of_an_author_is_told_at_its_line(text, rest, line, told):
    _, problems = read(text, rest)

    assert [one.line for one in problems] == [line]
    assert told in str(problems[0])


def test_a_form_gives_texts_by_action_and_the_day_to_look_back():
    made = TASK.body(
        {
            "what-listen": ["a\r\nb"],
            "who-listen": [""],
            "when-else": ["x"],
            "review-on": ["2026-12-22"],
        }
    )

    assert made == body("2026-12-22", listen={"what": "a\nb", "who": ""})
    assert review_on(made) == date(2026, 12, 22)


@pytest.mark.parametrize("day", ["", "soon", "2026-13-01", "20261222"])
def test_a_day_that_cannot_be_counts_as_not_chosen(day):
    assert TASK.body({"review-on": [day]}) == body("")


def test_a_text_beyond_the_most_is_refused_and_not_lost():
    long = "字" * 2_001

    with pytest.raises(TooLong) as refused:
        TASK.body({"first-staff": [long], "review-on": ["2026-12-22"]})

    assert refused.value.body == body("2026-12-22", staff={"first": long})


@pytest.mark.parametrize("missing", ["what", "who", "when", "first"])
def test_an_action_is_planned_when_all_but_its_indicator_is_filled(missing):
    made = body(listen=TEXTS, staff=TEXTS | {missing: " "})

    assert TASK.filled(made) == ["listen"]
    assert [row.action.id for row in TASK.planned(made)] == ["listen"]


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({}, ["listen"]),
        ({"listen": TEXTS}, ["staff"]),
        ({"listen": TEXTS, "learn": {"who": "我"}}, ["learn"]),
        ({"learn": {"who": "我"}}, ["learn"]),
        ({"listen": TEXTS, "staff": TEXTS, "learn": {"who": "我"}}, []),
        ({"listen": TEXTS, "staff": TEXTS, "learn": TEXTS}, []),
    ],
)
def test_as_many_as_the_author_asks_must_be_planned_what_was_begun_first(answers, left):
    assert TASK.left(body(**answers)) == left


def test_later_words_and_days_lie_over_earlier_ones():
    merged = TASK.merged(
        [
            body("2026-12-01", listen={"what": "old"}, staff=TEXTS),
            body("2026-12-02", listen={"what": ""}),
            small.body(),
        ]
    )

    assert merged == body("2026-12-02", listen={"what": ""}, staff=TEXTS)


def test_words_come_under_new_names_with_their_day():
    renamed = TASK.renamed(body("2026-12-01", mind=TEXTS, gone=TEXTS), {"mind": "a"})

    assert renamed == body("2026-12-01", a=TEXTS)


def test_a_plan_on_paper_holds_what_was_begun_else_all_of_it():
    assert len(TASK.shown({}).printed) == 3
    assert [row.number for row in TASK.result(body(staff=TEXTS)).printed] == [2]


def test_what_most_have_chosen_comes_first_with_first_steps_told_once():
    bodies = [body(staff=TEXTS), body(staff=TEXTS, listen=TEXTS | {"first": "学"})]

    result = TASK.together([*bodies, body(listen={"what": "x"}), {}])

    assert result.n == 2
    assert [(one.number, one.count, one.percent) for one in result.chosen] == [
        (2, 2, 100),
        (1, 1, 50),
        (3, 0, 0),
    ]
    assert result.chosen[0].firsts == ("明早试一次",)


def test_five_first_steps_stand_for_many():
    bodies = [body(staff=TEXTS | {"first": str(at)}) for at in range(8)]

    found = TASK.together(bodies).chosen[0]

    assert (len(found.firsts), found.more) == (5, 3)


@pytest.mark.parametrize("bodies", [[], [body()]])
def test_nobody_has_planned_anything(bodies):
    assert TASK.together(bodies).n == 0


def test_each_field_and_the_day_are_cells_of_the_table():
    cells = TASK.cells(body("2026-12-22", listen=TEXTS | {"indicator": "少排队"}))

    titles = [one.title for one in TASK.columns]
    assert titles[:2] == ["改变服务观念：做什么", "改变服务观念：谁来做"]
    assert cells[:5] == ("站着迎", "我", "周五", "少排队", "明早试一次")
    assert cells[-1] == "2026-12-22"
    assert len(cells) == len(titles) == 16
    assert TASK.cells({})[-1] == ""


def test_each_action_can_be_found():
    assert TASK.passages[0] == Passage("改变服务观念", "listen", "Note.")


def test_an_action_takes_five_minutes_and_choosing_five_more():
    assert TASK.minutes == 15


def test_form_opens_where_something_stands_or_is_missing():
    made = body("2026-12-22", listen=TEXTS, learn={"who": "我"})
    context = {"items": TASK.shown(made), "missing": TASK.left(made), "wish": "Oh."}

    html = render_to_string("activities/kinds/plan.html#form", context)

    assert html.count(" open\n") + html.count(" open>") == 2
    assert html.count("Oh.") == 1
    assert html.count('aria-invalid="true"') == 3
    assert 'value="2026-12-22"' in html
    assert "至少选 2 项" in html


def test_first_steps_are_told_after_the_counts():
    result = TASK.together([body(staff=TEXTS)])

    htmls = [
        render_to_string(
            "activities/kinds/plan.html#together",
            {"result": result, "revealed": revealed},
        )
        for revealed in range(3)
    ]

    assert [("重视员工" in html, "明早试一次" in html) for html in htmls] == [
        (False, False),
        (True, False),
        (True, True),
    ]


def test_a_blank_worksheet_has_a_row_for_each_action():
    html = render_to_string(
        "activities/kinds/plan.html#printed", {"items": TASK.shown({})}
    )

    assert html.count("<tr") == 4
    assert html.count("<td") == 15
