import pytest
from django.template.loader import render_to_string

from activities import items
from activities.kinds.team import Role, TeamTask
from engine.markup import frontmatter, schema
from engine.markup.page import Passage
from tests.activities import small

BODY = """\
Find each other.

## *组长* {#leader was=head}

看住时间。

## 记录 {#scribe}
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
    return TeamTask.read(found, head), [*head.finish(), *found.problems]


TASK = read()[0]
WORDS = TASK.words("三号窗口", "先抬头，再办事", {"leader": "林晓岚"})


def shown(partial, body):
    items = TASK.shown(body)
    return render_to_string(f"activities/kinds/team.html#{partial}", {"items": items})


def test_each_section_is_a_role():
    task, problems = read()

    assert problems == []
    assert task.roles == (
        Role("leader", "<em>组长</em>", "看住时间。", "head"),
        Role("scribe", "记录"),
    )
    assert (task.size, task.minutes, task.is_by_team) == (5, 10, True)
    assert task.roles[0].name == "组长"


def test_a_team_may_do_without_roles():
    task, problems = read("Find each other.\n", "size: 6\n")

    assert (problems, task.roles, task.size) == ([], (), 6)


@pytest.mark.parametrize("size", ["1", "21", "many"])
def test_a_team_has_two_to_twenty_people(size):
    task, problems = read(rest=f"size: {size}\n")

    assert [problem.line for problem in problems] == [2]
    assert task.size == 5


def test_what_a_role_cannot_have_is_reported_at_its_line():
    _task, problems = read("## 组长 {#leader lines=3}\n")

    assert [problem.line for problem in problems] == [4]


def test_it_is_read_back_as_it_was_kept():
    assert TeamTask.from_json(TASK.to_json()) == TASK
    assert TeamTask.from_json({}) == TeamTask()


def test_its_roles_are_kept_where_publishing_finds_their_ids():
    kept = TASK.to_json()["roles"][0]

    assert kept["stem"] == {"id": "leader", "was": "head", "prompt": "<em>组长</em>"}


def test_the_search_finds_its_roles():
    assert TASK.passages[0] == Passage("组长", "leader", "看住时间。")


def test_a_role_is_found_by_the_id_it_once_had():
    assert TASK.role("head") == TASK.role("leader") == TASK.roles[0]
    assert TASK.role("gone") is None


def test_nobody_completes_it_by_a_body_of_her_own():
    body = TASK.body({"name": ["三号窗口"], "slogan": ["先抬头"]})

    assert TASK.left(body) == ["name", "slogan"]


def test_a_teams_words_make_a_card_and_a_row():
    (card,) = TASK.shown(WORDS)

    assert (card.name, card.slogan) == ("三号窗口", "先抬头，再办事")
    assert [part.who for part in card.parts] == ["林晓岚", ""]
    assert TASK.cells(WORDS) == ("三号窗口", "先抬头，再办事")
    assert [column.id for column in TASK.columns] == ["name", "slogan"]


@pytest.mark.parametrize(
    ("name", "size"),
    [("一二三四", "huge"), ("往里走左转", "large"), ("字" * 14, "medium")],
)
def test_the_shorter_the_name_the_larger_it_stands_on_the_card(name, size):
    assert TASK.shown(TASK.words(name, "字" * 15, {}))[0].name_size == size
    assert TASK.shown(TASK.words(name, "字" * 15, {}))[0].slogan_size == "small"


def test_the_blank_card_has_lines_to_write_on():
    html = shown("printed", {})

    assert html.count('class="team-line"') == 3
    assert html.count('class="team-blank"') == 2
    assert "看住时间" in html


def test_the_card_bears_the_teams_words():
    html = shown("printed", WORDS)

    assert "team-line" not in html
    assert html.count("林晓岚") == 2
    assert "先抬头，再办事" in shown("shared", WORDS)


def test_a_form_of_ones_own_says_that_it_is_done_together():
    assert "这一项由小组一起做" in shown("form", {})
