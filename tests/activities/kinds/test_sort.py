import re
from fractions import Fraction

import pytest
from django.template.loader import render_to_string

from activities import items
from activities.kinds.judged import Judged
from activities.kinds.placed import Card, Group
from activities.kinds.sort import PLACED, RIGHT, Sort
from activities.task import Column
from engine.markup import frontmatter, schema
from engine.markup.page import Passage
from tests.activities import small

US = Group("us", "Us", "Here.", "we", "A")
THEM = Group("them", "<b>Them</b>", letter="B")
CARDS = (Card("tea", "Tea"), Card("queue", "A queue", "line"), Card("forms", "Forms"))
KEY = {"tea": "us", "queue": "us", "forms": "them"}
TASK = Sort((US, THEM), CARDS, KEY)
OPINION = Sort((US, THEM), CARDS, KEY, is_marked=False)
HALF = small.body(tea="us", queue="them")
ALL = small.body(tea="us", queue="them", forms="them")

FILE = """\
## Us {#us was=we}

Here.

- Tea {#tea}
- A queue {#queue was=line}

## **Them** {#them}

- Forms {#forms}
"""


def read(body, head=""):
    document, problems = frontmatter.read(f"---\n{head}---\n{body}", path="a.md")
    found = items.read(
        document.body,
        first_line=document.first_line,
        surroundings=small.surroundings(),
    )
    keys = schema.Head(document)
    task = Sort.read(found, keys)
    return task, [
        problem.line for problem in [*problems, *found.problems, *keys.finish()]
    ]


def partial(name, **context):
    return render_to_string(f"activities/kinds/sort.html#{name}", context)


def form(task, body):
    context = {"missing": (), "is_preview": False, "wish": ""}
    return partial("form", items=task.shown(body), **context)


def test_a_file_gives_groups_cards_and_where_they_belong():
    task, problems = read(FILE)

    assert (task.groups[0], task.cards, task.key) == (US, CARDS, KEY)
    assert task.groups[1] == Group("them", "<strong>Them</strong>", letter="B")
    assert task.is_marked
    assert problems == []


def test_cards_may_have_no_right_place():
    assert not read(FILE, "marked: no\n")[0].is_marked


@pytest.mark.parametrize(
    ("body", "head", "lines"),
    [
        ("Only words.\n", "", [3]),
        ("## A {#a}\n\n- x {#x}\n", "", [3]),
        ("".join(f"## A {{#a{n}}}\n\n- x {{#x{n}}}\n\n" for n in range(13)), "", [3]),
        ("## A {#a}\n## B {#b}\n", "", [3]),
        ("## A {#a}\n\n- x\n\n## B {#b}\n", "", [5]),
        ("## A {#a points=2}\n\n- x {#x}\n\n## B {#b}\n", "", [3]),
        (FILE, "marked: maybe\n", [2]),
    ],
)
def test_an_authors_mistake_is_reported_at_its_line(body, head, lines):
    assert read(body, head)[1] == lines


@pytest.mark.parametrize("task", [TASK, OPINION])
def test_it_is_read_back_as_it_was_kept(task):
    assert Sort.from_json(task.to_json()) == task


def test_its_cards_are_kept_where_publishing_finds_their_ids():
    kept = TASK.to_json()["cards"][1]

    assert kept["stem"] == {"id": "queue", "was": "line", "prompt": "A queue"}
    assert TASK.names == {"tea": "", "queue": "line", "forms": ""}
    assert TASK.minutes == 1


def test_the_cards_are_dealt_in_an_order_that_stays_when_others_are_added():
    more = Sort(TASK.groups, (Card("new", "New"), *reversed(CARDS)), KEY)

    assert TASK.dealt != CARDS
    assert [card for card in more.dealt if card.id != "new"] == list(TASK.dealt)


def test_groups_that_say_something_and_all_cards_can_be_found():
    assert TASK.passages[0] == Passage("Us", "us", "Here.")
    assert [one.anchor for one in TASK.passages[1:]] == [one.id for one in TASK.dealt]


def test_a_form_gives_a_group_for_each_card_and_nothing_that_was_not_offered():
    sent = {"card-tea": ["", "us"], "card-queue": ["else"], "card-x": ["us"]}

    assert TASK.body(sent) == small.body(tea="us", queue="")


def test_a_card_is_placed_by_a_group_that_is_there_under_its_old_id_too():
    body = small.body(tea="we", queue="gone", forms="")

    assert TASK.filled(body) == ["tea"]
    assert TASK.left(body) == ["queue", "forms"]
    assert dict(TASK.shown(body)[0].sorted) == {US: (CARDS[0],), THEM: ()}


def test_the_cards_of_a_person_lie_in_their_groups():
    (desk,) = TASK.shown(HALF)

    assert dict(desk.sorted) == {US: (CARDS[0],), THEM: (CARDS[1],)}
    assert desk.unsorted == (CARDS[2],)
    assert desk.has_guidance


def test_before_it_is_given_nothing_tells_where_a_card_belongs():
    other = Sort((US, THEM), CARDS, dict.fromkeys(KEY, "them"))

    assert form(TASK, HALF) == form(other, HALF)
    assert TASK.result(ALL) is None


def test_once_given_each_card_is_shown_where_it_belongs():
    judgement = TASK.result(ALL, is_given=True)

    assert judgement is not None
    assert (judgement.right, judgement.count) == (2, 3)
    assert judgement.groups == (
        (
            US,
            (
                Judged(CARDS[0], is_right=True),
                Judged(CARDS[1], is_right=False, given=THEM),
            ),
        ),
        (THEM, (Judged(CARDS[2], is_right=True),)),
    )


def test_a_card_that_was_put_nowhere_is_not_right():
    judgement = TASK.result(HALF, is_given=True)

    assert judgement is not None
    assert judgement.groups[1] == (THEM, (Judged(CARDS[2], is_right=False),))
    assert "你没有放" in partial("result", result=judgement)


def test_a_group_without_cards_is_left_out_of_what_was_right():
    judgement = Sort((US, THEM), CARDS[:1], KEY).result({}, is_given=True)

    assert judgement is not None
    assert [group for group, _cards in judgement.groups] == [US]


def test_opinions_are_never_judged():
    assert OPINION.result(ALL, is_given=True) is None
    assert OPINION.scenes == (PLACED,)
    assert OPINION.cells(ALL) == ("Us", "Them", "Them")
    assert all(
        not one.is_right for row in OPINION.together([ALL]).rows for one in row.counts
    )


def test_the_table_of_answers_names_groups_and_counts_what_lies_right():
    assert TASK.columns[:2] == (Column("tea", "Tea"), Column("queue", "A queue"))
    assert TASK.cells(HALF) == ("Us", "Them", None, 1)
    assert len(TASK.columns) == 4


def test_of_a_class_the_most_disputed_card_comes_first():
    bodies = [ALL, small.body(tea="us", queue="us", forms="them"), HALF]

    tally = TASK.together(bodies)

    assert tally.n == 3
    assert [(row.card.id, row.n, row.dispute) for row in tally.rows] == [
        ("queue", 3, Fraction(4, 9)),
        ("tea", 3, 0),
        ("forms", 2, 0),
    ]
    assert [
        (one.group, one.count, one.level, one.is_right) for one in tally.rows[0].counts
    ] == [
        (US, 1, 2, True),
        (THEM, 2, 3, False),
    ]


def test_nobody_disputes_anything():
    tally = TASK.together([])

    assert [(row.n, row.dispute) for row in tally.rows] == [(0, Fraction(0))] * 3
    assert (tally.largest, tally.further) == (tally.rows, 0)


def test_the_right_places_are_on_the_wall_only_with_the_second_scene():
    result = TASK.together([ALL])
    first = partial("together", result=result, revealed=1, scale="wall")
    second = partial("together", result=result, revealed=2, scale="wall")

    assert TASK.scenes == (PLACED, RIGHT)
    assert "data-right" not in first
    assert second.count("data-right") == 3


def test_a_card_on_paper_has_a_box_for_the_letter_of_its_group():
    printed = partial("printed", items=TASK.shown(HALF))

    assert re.findall(r">([AB]?)</span>(Tea|A queue|Forms)", printed) == [
        ({"tea": "A", "queue": "B"}.get(card.id, ""), card.name) for card in TASK.dealt
    ]


def test_expected_body_is_the_one_without_a_mistake():
    result = TASK.result(TASK.expected, is_given=True)

    assert result is not None
    assert result.right == len(CARDS)
    assert OPINION.expected == {}
