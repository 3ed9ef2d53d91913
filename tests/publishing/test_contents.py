"""Reading course.md: its head, its modules and its units."""

import pytest

from publishing import contents
from publishing.listing import Chapter, Item
from tests.publishing.small import HEAD

FIRST = HEAD + "\n## First {#first}\n\n"
LINE = FIRST.count("\n") + 1


def problems_in(source):
    _, problems = contents.read(source)
    return [str(one) for one in problems]


def below_first(*lines):
    return FIRST + "\n".join(lines) + "\n"


def test_contents_are_read_in_order():
    found, problems = contents.read(
        HEAD
        + "\n## 第一章　破冰 {#opening was=start}\n\n"
        + "1. [One](first/one.md)\n2. [Quiz](first/end.quiz.md) {.optional}\n"
    )

    assert problems == []
    assert found.fields() == {
        "title": "A course",
        "language": "en",
        "summary": "What it is about.",
        "enrolment": "open",
        "sequence": "free",
        "certificate": "course",
    }
    assert found.introduction.strip() == "Words before."
    assert found.chapters == (
        Chapter(
            "第一章　破冰",
            "opening",
            "start",
            11,
            [
                Item("One", "first/one.md", "one", is_optional=False, line=13),
                Item("Quiz", "first/end.quiz.md", "end", is_optional=True, line=14),
            ],
        ),
    )
    assert [item.slug for item in found.items] == ["one", "end"]


def test_list_may_have_bullets_and_escaped_signs():
    found, problems = contents.read(below_first(r"- [One \[or two\]](./one.md)"))

    assert problems == []
    assert (found.items[0].title, found.items[0].path) == ("One [or two]", "one.md")


def test_heading_inside_code_in_the_introduction_is_no_module():
    source = HEAD + "\n```\n## no module\n```\n\n## First {#first}\n\n1. [A](a.md)\n"

    found, problems = contents.read(source)

    assert problems == []
    assert [chapter.slug for chapter in found.chapters] == ["first"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "Some words.",
            (
                "Below a module stand only its units; write 1."
                " [title](folder/file.md), or move the text up into the introduction."
            ),
        ),
        ("1. [](a.md)", "The unit has no title; write [title](a.md)."),
        (
            "1. [A](../a.md)",
            (
                "“../a.md” is no file in the course folder; write its path from"
                " course.md on."
            ),
        ),
        (
            "1. [A]()",
            "“” is no file in the course folder; write its path from course.md on.",
        ),
        (
            "1. [A](https://example.org/)",
            (
                "“https://example.org/” is no file in the course folder; write"
                " its path from course.md on."
            ),
        ),
        (
            "1. [A](a_b.md)",
            (
                "“a_b” cannot be an id or the name of a unit's file; use ASCII letters,"
                " digits and single hyphens, at most 80 of them."
            ),
        ),
        (
            "1. [A](first.md)",
            (
                "The name “first” is used twice, first in line 11; modules and"
                " units share one list of names: rename one."
            ),
        ),
        ("1. [A](begin.md)", "“begin” is a word of the site; choose another name."),
        (
            "1. [A](handouts.md)",
            "“handouts” is a word of the site; choose another name.",
        ),
        (
            "1. [A](a.md) {.needed}",
            (
                "“.needed” is not understood here; behind a module stands {#id} or {#id"
                " was=old-id}, behind a unit {.optional} or nothing."
            ),
        ),
        (
            "# Second {#second}",
            "A module's heading begins with “## ”; mend this one.",
        ),
        ("1. " + "x" * 1000, "This line is longer than 1000 characters; shorten it."),
    ],
)
def test_mistake_below_a_module_is_told_with_its_line(line, message):
    found = problems_in(below_first("1. [One](one.md)", line))

    assert found == [f"course.md:{LINE + 1}: {message}"]


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("## ", "The module has no title; write it behind ##."),
        ("## Second", "The module has no id; write ## Second {#module-2}."),
        (
            "## Second {#zwei-ä}",
            (
                "“zwei-ä” cannot be an id or the name of a unit's file; use"
                " ASCII letters, digits and single hyphens, at most 80 of them."
            ),
        ),
        (
            "## Second {#second was=a/b}",
            (
                "“a/b” cannot be an id or the name of a unit's file; use ASCII letters,"
                " digits and single hyphens, at most 80 of them."
            ),
        ),
        (
            "## Second {#second .big}",
            (
                "“.big” is not understood here; behind a module stands {#id} or {#id"
                " was=old-id}, behind a unit {.optional} or nothing."
            ),
        ),
        (
            "## Second {#first}",
            (
                "The name “first” is used twice, first in line 11; modules and"
                " units share one list of names: rename one."
            ),
        ),
    ],
)
def test_mistake_in_a_modules_heading_is_told_with_its_line(heading, message):
    found = problems_in(below_first("1. [One](one.md)", heading, "1. [Two](two.md)"))

    assert f"course.md:{LINE + 1}: {message}" in found


def test_module_without_units_is_a_problem():
    assert problems_in(FIRST) == [
        (
            "course.md:11: The module “First” has no units; list them below it,"
            " or take it out."
        )
    ]


def test_two_modules_cannot_both_be_the_renamed_one():
    source = below_first(
        "1. [A](a.md)",
        "## B {#b was=x}",
        "1. [C](c.md)",
        "## D {#d was=x}",
        "1. [E](e.md)",
    )

    assert problems_in(source) == [
        (
            f"course.md:{LINE + 3}: Two modules were “x”; only one of them can keep its"
            " records."
        )
    ]


def test_course_without_modules_is_a_problem():
    assert problems_in(HEAD) == [
        (
            "course.md:8: The course has no modules; write ## Title {#id} and list its"
            " units below it."
        )
    ]


def test_all_mistakes_of_the_head_are_told_at_once():
    source = (
        "---\nlanguage: de\nsequence: quick\ncolour: red\n---\n## A {#a}\n- [B](b.md)\n"
    )

    lines = [text.partition(": ")[0] for text in problems_in(source)]

    assert lines == ["course.md:1", "course.md:2", "course.md:3", "course.md:4"]
