from activities import bullets, items
from tests.activities import small


def read(body):
    found = items.read(body, first_line=1, surroundings=small.surroundings())
    return found, bullets.read(found)


def told(body):
    found, _listed = read(body)
    return [str(problem).split(":", 1)[1] for problem in found.problems]


def test_things_are_listed_under_their_heading():
    _found, listed = read(
        "## 可靠性 {#reliability}\n\n说到做到。\n\n"
        "- 一次说清 {#once}\n- 按时\n  办结 {#in-time}\n"
        "## 响应性 {#response}\n\n- 有人引导 {#guided was=led}\n"
    )

    assert [
        (
            one.item.id,
            one.guidance,
            [(b.id, b.text, b.line, b.was) for b in one.bullets],
        )
        for one in listed
    ] == [
        (
            "reliability",
            "说到做到。",
            [("once", "一次说清", 5, ""), ("in-time", "按时办结", 6, "")],
        ),
        ("response", "", [("guided", "有人引导", 10, "led")]),
    ]


def test_text_below_a_list_is_no_part_of_it():
    _found, (one,) = read("## A {#a}\n- one {#one}\nand on\n")

    assert [bullet.text for bullet in one.bullets] == ["one"]
    assert "and on" in one.guidance


def test_mistakes_of_a_list_are_told_at_their_line():
    assert told(
        "## A {#a}\n- one\n- two {#a}\n- three {#x}\n- four {#x lines=3}\n"
    ) == [
        "2: This question has no id. Write “{#question-1}” at the end of the line.",
        "5: The question of line 4 has the id “x” too. Change one.",
        "3: The heading of line 1 has the id “a” too. Change one.",
        "5: “lines” is unknown here. This question can have: was.",
    ]


def test_list_in_a_fence_is_no_list():
    _found, (one,) = read("## A {#a}\n```\n- code {#one}\n```\n")

    assert one.bullets == ()
