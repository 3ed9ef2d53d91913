from fractions import Fraction

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from activities import items
from activities.kinds.self_check import SelfCheck
from engine.markup import frontmatter, schema
from engine.markup.page import Passage
from engine.measures.exact import Score
from tests.activities import small

BODY = """\
Think of every day.

## *傲慢*型 {#proud}

They need us.

- 顾客不懂行 {#rules was=law}
- 走了会有新的来 {#others}
- 投诉多半是挑剔 {#picky}

## 追求型 {#striving was=seeking}

- 能说出三条意见 {#opinions}
- 约定期限内答复 {#answer}
- 主动找流失的顾客 {#lost}
"""
IDS = ["rules", "others", "picky", "opinions", "answer", "lost"]


def read(body=BODY, rest=""):
    document, _ = frontmatter.read(f"---\n{rest}title: x\n---\n{body}", path="a.md")
    head = schema.Head(document)
    head.text("title")
    found = items.read(
        document.body,
        first_line=document.first_line,
        surroundings=small.surroundings(),
    )
    return SelfCheck.read(found, head), [*head.finish(), *found.problems]


TASK = read()[0]
NO_VERDICT = read(rest="verdict: no\nleast: 1\nlead: 0.25\n")[0]


def answered(*values):
    """Return a body with an answer to each statement by its group, None for none."""
    found = zip(IDS, values, strict=False)
    return small.body(**{id_: value for id_, value in found if value})


def sheet(body, task=TASK):
    (found,) = task.shown(body)
    return found


def rendered(partial, **context):
    template = f"activities/kinds/self-check.html#{partial}"
    return render_to_string(template, context)


def test_what_is_listed_under_a_heading_is_a_group_of_statements():
    task, problems = read()

    assert problems == []
    assert task.names == dict.fromkeys(IDS, "") | {"rules": "law"}
    assert [group.name for group in task.groups] == ["傲慢型", "追求型"]
    assert task.groups[0].text == "They need us."
    assert (task.least, task.lead, task.has_verdict) == (3, Fraction(1, 2), True)


@pytest.mark.parametrize("task", [TASK, NO_VERDICT])
def test_it_is_read_back_as_it_was_kept(task):
    assert SelfCheck.from_json(task.to_json()) == task


def test_rules_of_the_head_are_taken():
    assert (NO_VERDICT.least, NO_VERDICT.lead) == (1, Fraction(1, 4))
    assert not NO_VERDICT.has_verdict


@pytest.mark.parametrize(
    ("body", "rest", "line", "words"),
    [
        ("", "", 4, "has no group"),
        (BODY.split("## 追求型", maxsplit=1)[0], "", 6, "One group alone"),
        (BODY.replace("- 投诉多半是挑剔 {#picky}\n", ""), "", 6, "here are {count}"),
        (BODY, "least: 4\nlead: 1\nverdict: yes\n", 9, "here are {count}"),
        (BODY, "lead: 0\n", 2, "number of points"),
        (BODY, "lead: 4.5\n", 2, "number of points"),
        (BODY, "lead: half\n", 2, "number of points"),
        (BODY, "lead: 1/2\n", 2, "number of points"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(body, rest, line, words):
    problems = read(body, rest)[1]

    assert problems[0].line == line
    assert words in problems[0].message


def test_one_group_is_enough_where_none_is_named():
    alone = BODY.split("## 追求型", maxsplit=1)[0]

    assert read(alone, "verdict: no\n")[1] == []


def test_statements_are_shuffled_the_same_for_ever():
    assert [one.id for one in TASK.statements] == [
        "others",
        "answer",
        "rules",
        "lost",
        "opinions",
        "picky",
    ]


def test_a_form_gives_whole_numbers_of_the_scale():
    body = TASK.body(
        {
            "agree-rules": ["4"],
            "agree-others": [""],
            "agree-picky": ["6"],
            "agree-lost": ["1", "5"],
            "agree-else": ["3"],
        }
    )

    assert body == small.body(rules=4, lost=5)
    assert TASK.filled(body) == ["rules", "lost"]


def test_a_mean_needs_the_least_answers():
    assert TASK.scores(answered(1, 2, None, 5, 4, 5)) == (
        Score(None, 2),
        Score(Fraction(14, 3), 3),
    )


def test_what_was_stored_outside_the_scale_counts_as_unanswered():
    body = small.body(rules=9, others="4", picky=None)

    assert TASK.scores(body)[0] == Score(None, 0)
    assert TASK.filled(body) == []


def test_only_groups_without_a_mean_are_asked_for_more():
    task = read(rest="least: 2\n")[0]

    assert set(task.left({})) == set(IDS)
    assert task.left(answered(1, 2, None, 5, 4)) == []
    assert set(task.left(answered(1, 2, None, 5))) == {"answer", "lost"}
    assert task.left({}) == [one.id for one in task.statements]


def test_a_statement_is_found_and_its_group_is_not_told():
    passages = TASK.passages

    assert Passage("", "rules", "顾客不懂行") in passages
    assert len(passages) == 6
    assert TASK.minutes == 2


def test_trainers_take_home_a_column_for_each_statement():
    assert TASK.columns[0].title == "傲慢型：顾客不懂行"
    assert TASK.cells(answered(1, None, 3)) == (1, None, 3, None, None, None)


def test_the_key_tells_which_numbers_make_a_group():
    found = sheet(answered(1, 2, 4, 5))

    keys = {key.name: key for key in found.keys}
    numbers = sorted(number for key in found.keys for number in key.numbers)
    assert numbers == [1, 2, 3, 4, 5, 6]
    assert (keys["傲慢型"].sum, keys["傲慢型"].n, keys["傲慢型"].mean) == (7, 3, "2.33")
    assert (keys["追求型"].sum, keys["追求型"].n, keys["追求型"].mean) == (5, 1, "—")
    by_number = {one.number: one.statement.id for one in found.stated}
    assert {by_number[number] for number in keys["傲慢型"].numbers} == set(IDS[:3])


def test_without_a_verdict_paper_says_no_lead():
    assert sheet({}).lead == "0.5"
    assert sheet({}, NO_VERDICT).lead == ""


def test_without_answers_nothing_comes_out():
    assert TASK.result({}) is None


@pytest.mark.parametrize(
    ("values", "leader", "is_mixed"),
    [
        ((5, 5, 5, 1, 1, 1), "傲慢型", False),
        ((3, 3, 3, 3, 3, 3), "", True),
        ((4, 4, 3, 3, 3, 4), "", True),
        ((4, 4, 4, None, 3, 4), "", False),
    ],
)
def test_the_highest_group_is_named_if_it_leads(values, leader, is_mixed):
    found = TASK.result(answered(*values))

    assert (found.chart.leader, found.chart.is_mixed) == (leader, is_mixed)
    assert found.is_whole == (None not in values)


def test_a_lead_of_just_a_half_is_enough():
    task = read(rest="least: 2\n")[0]

    found = task.result(small.body(rules=3, others=4, opinions=3, answer=3))

    assert [row.mean for row in found.chart.rows] == ["3.50", "3.00"]
    assert found.chart.leader == "傲慢型"


@settings(max_examples=20)
@given(st.permutations(IDS), st.lists(st.integers(1, 5), min_size=6, max_size=6))
def test_the_order_of_answers_does_not_matter(order, values):
    by_id = dict(zip(IDS, values, strict=True))

    assert TASK.result(small.body(**{id_: by_id[id_] for id_ in order})) == (
        TASK.result(small.body(**by_id))
    )


def test_later_versions_are_told_the_means_of_the_day():
    found = TASK.recalled(answered(5, 5, 5, 1, 2, 1), {"rules": "law"})

    assert found["answers"] == {"law": 5}
    assert found["groups"] == [
        {"id": "proud", "name": "傲慢型", "mean": "5"},
        {"id": "striving", "name": "追求型", "mean": "4/3"},
    ]
    assert found["verdict"] == "傲慢型"


def test_the_form_asks_each_statement_on_a_scale_of_five():
    html = rendered("form", items=TASK.shown(answered(4)), missing=["lost"], wish="!!")

    assert html.count('type="radio"') == 6 * 6
    assert html.count("checked") == 6
    assert html.count("!!") == 1
    assert "完全不同意" in html
    assert "追求型" not in html


def test_paper_holds_the_key_with_room_for_sums():
    html = rendered("printed", items=TASK.shown({}))

    assert html.count("rating-blank") == 6
    assert "data-picked" not in html
    assert "高出0.5分" in html


def test_filled_paper_has_the_sums():
    html = rendered("printed", items=TASK.shown(answered(1, 2, 4)))

    assert html.count("data-picked") == 3
    assert "2.33" in html
    assert "rating-blank" not in html


def test_what_she_answered_is_shown_to_herself():
    html = rendered("shared", items=TASK.shown(answered(4)))

    assert html.count("<h3") == 1
    assert "4 比较同意" in html


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((5, 5, 5, 1, 1, 1), "最像“傲慢型”"),
        ((3, 3, 3, 3, 3, 3), "混合"),
        ((3,), "暂无数据"),
    ],
)
def test_the_result_says_a_word_and_that_it_is_no_ranking(values, words):
    html = rendered("result", result=TASK.result(answered(*values)))

    assert words in html.split("chart-sheet", maxsplit=1)[0]
    assert ("不是排名" in html) == (len(values) > 1)


def test_where_none_is_named_the_means_stand_alone():
    html = rendered("result", result=NO_VERDICT.result(answered(5, 5, 5, 1, 1, 1)))

    assert "self-check-verdict" not in html
    assert "最突出" not in html
    assert "5.00" in html
