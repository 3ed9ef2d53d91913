from pathlib import Path

import pytest

from activities import content, source
from activities.kinds import KINDS
from activities.models import Activity
from courses.drafts import SourceFile
from engine.markup.page import Audience, Picture
from tests.activities import small

SHARING = Path("content/customer-satisfaction/opening/sharing.activity.md")


def read(text, **pictures):
    file = SourceFile("sharing.activity.md", "sharing", text)
    return source.read(file, surroundings=small.surroundings(**pictures))


def told(text):
    _draft, problems = read(text)
    return [str(problem).split(":", 1)[1] for problem in problems]


def test_the_courses_own_reflection_is_read_without_a_mistake():
    draft, problems = read(SHARING.read_text())

    asked = content.from_json(draft.data)
    assert problems == []
    assert (draft.kind, draft.title, draft.minutes) == ("activity", "心得分享", 20)
    assert list(asked.task.names) == ["insight", "own-post"]
    assert len(asked.objectives) == 2
    assert [one.anchor for one in draft.passages] == ["", "insight", "own-post"]


def test_instructions_are_rendered_for_each_audience():
    text = f"{small.HEAD}Write.\n\n## New? {{#new}}\n\n/// trainer\nQuiet.\n///\n"

    draft, problems = read(text)

    assert problems == []
    assert "Quiet." in draft.html[Audience.TRAINER]
    assert "Quiet." not in draft.html[Audience.TRAINEE]
    assert "New?" not in draft.html[Audience.TRAINEE]


def test_minutes_are_guessed_if_the_head_does_not_say_them():
    draft, _problems = read(f"{small.HEAD}## One {{#a}}\n\n## Two {{#b}}\n")

    assert draft.minutes == 10


def test_pictures_of_text_and_guidance_are_noted():
    picture = Picture("a.png", b"", "/pictures/a.png")
    text = f"{small.HEAD}## One {{#a}}\n\n![A door](a.png)\n"

    draft, problems = read(text, **{"a.png": picture, "b.png": picture})

    assert problems == []
    assert draft.pictures == ("a.png",)


@pytest.mark.parametrize("setting", ["person", "team", "workshop"])
def test_file_says_who_does_it_together(setting):
    text = small.HEAD.replace("---\n", f"---\nfor: {setting}\n", 1)

    draft, problems = read(f"{text}## One {{#a}}")

    assert problems == []
    assert content.from_json(draft.data).setting == setting


def test_every_mistake_is_told_in_the_order_of_the_lines():
    text = (
        "---\ntitle: Reflecting\nkind: reflections\nkinds: x\n---\n"
        "/// write | lines: 3\nHere? {#here}\n///\n\n## One {#finish}\n\n## Two"
    )

    assert told(text) == [
        (
            f"3: “kind” must be one of: {', '.join(KINDS)}; it is “reflections” "
            "(nearest: reflection)."
        ),
        "4: The head knows no “kinds” (nearest: “kind”); mend the name or delete it.",
        (
            "7: An activity holds no “/// write”; write it as a question: "
            "## question {#id}."
        ),
        (
            "10: “finish” is the name of another place on the page; give the question "
            "another id."
        ),
        "12: This question has no id. Write “{#question-2}” at the end of the line.",
    ]


def test_a_card_bears_no_name_of_another_place_on_the_page():
    head = small.HEAD.replace("reflection", "sort")

    assert told(f"{head}## A {{#a}}\n\n- x {{#result}}\n\n## B {{#b}}\n") == [
        (
            "7: “result” is the name of another place on the page; give the question "
            "another id."
        )
    ]


def test_an_activity_without_a_question_is_a_mistake():
    assert told(f"{small.HEAD}Just text.") == [
        (
            "5: The activity has no question; begin each one with a line "
            "“## question {#id}”."
        )
    ]


@pytest.mark.django_db
def test_the_units_own_row_is_made_once():
    unit = small.unit()

    source.store([unit.version])
    source.store([unit.version])

    assert Activity.objects.get().kind == "reflection"


def test_a_reflection_with_points_is_kept_with_them():
    head = small.HEAD.replace("kind:", "points: 20\nkind:")

    draft, problems = read(f"{head}Write.\n\n## New? {{#new}}\n")

    assert problems == []
    assert content.from_json(draft.data).task.points == 20


@pytest.mark.parametrize("points", ["0", "101", "7.5", "many"])
def test_points_that_cannot_be_given_are_an_authors_mistake(points):
    head = small.HEAD.replace("kind:", f"points: {points}\nkind:")

    assert [one[0] for one in told(f"{head}Write.\n\n## New? {{#new}}\n")] == ["3"]
