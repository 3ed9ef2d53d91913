from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from engine.markup import frontmatter, schema


def head(text: str) -> schema.Head:
    document, problems = frontmatter.read(f"---\n{text}\n---\n", path="a.md")
    assert problems == []
    return schema.Head(document)


def told(given: schema.Head) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in given.finish()]


def test_values_are_typed_by_what_is_asked_for():
    given = head(
        "title: 甲\nobjectives:\n  - 一\n  - 二\nminutes: 12\npass: 80%\n"
        "sequence: free\nshuffle: no\nlimit: 30 min"
    )

    assert given.text("title") == "甲"
    assert given.texts("objectives") == ("一", "二")
    assert given.whole("minutes", least=1, most=60) == 12
    assert given.percentage("pass") == 80
    assert given.word("sequence", ["free", "in-order"]) == "free"
    assert given.yes_no("shuffle") is False
    assert given.duration("limit") == timedelta(minutes=30)
    assert told(given) == []


def test_what_is_absent_takes_its_default():
    given = head("title: 甲")

    assert given.has("title")
    assert not given.has("summary")
    assert given.text("title") == "甲"
    assert given.text("summary", default="乙") == "乙"
    assert given.texts("objectives", default=("一",)) == ("一",)
    assert given.whole("minutes", least=1, most=60, default=0) == 0
    assert given.yes_no("shuffle", default=True) is True
    assert given.duration("limit", default=timedelta(0)) == timedelta(0)
    assert told(given) == []


def test_what_is_required_and_absent_is_told():
    given = head("a: b")

    assert given.text("a") == "b"
    assert given.text("title") == ""
    assert given.texts("objectives") == ()
    assert given.whole("minutes", least=3, most=60) == 3
    assert told(given) == [(1, schema.MISSING)] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [("30 min", 30), ("30min", 30), ("2 h", 120), ("1 d", 1440), ("5 分钟", 5)],
)
def test_duration_is_a_number_and_a_unit(text, expected):
    assert head(f"a: {text}").duration("a") == timedelta(minutes=expected)


@pytest.mark.parametrize(
    ("text", "ask", "message"),
    [
        ("a: [b]", lambda given: given.text("a"), schema.NOT_TEXT),
        ("a: bbb", lambda given: given.text("a", most=2), schema.TOO_LONG),
        ("a: b", lambda given: given.texts("a"), schema.NOT_LIST),
        ("a: [[b]]", lambda given: given.texts("a"), schema.NOT_LIST),
        ("a: [bbb]", lambda given: given.texts("a", most=2), schema.TOO_LONG),
        ("a: 1.5", lambda given: given.whole("a", least=1, most=9), schema.NOT_WHOLE),
        ("a: 10", lambda given: given.whole("a", least=1, most=9), schema.NOT_WHOLE),
        ("a: 101", lambda given: given.percentage("a"), schema.NOT_PERCENTAGE),
        ("a: all", lambda given: given.percentage("a"), schema.NOT_PERCENTAGE),
        ("a: fre", lambda given: given.word("a", ["free"]), schema.NOT_A_WORD),
        ("a: maybe", lambda given: given.yes_no("a"), schema.NOT_YES_NO),
        ("a: 30", lambda given: given.duration("a"), schema.NOT_DURATION),
        ("a: 12 months", lambda given: given.duration("a"), schema.NOT_DURATION),
    ],
)
def test_value_of_another_type_is_told_at_its_line(text, ask, message):
    given = head(f"\n{text}")

    ask(given)

    assert told(given) == [(3, message)]


def test_key_that_nobody_asks_for_is_unknown():
    given = head("title: 甲\nminuts: 3")

    given.text("title")
    given.whole("minutes", least=1, most=9, default=1)

    problem = given.finish()[0]
    assert str(problem) == (
        "a.md:3: The head knows no “minuts” (nearest: “minutes”);"
        " mend the name or delete it."
    )


def test_wrong_word_names_the_nearest():
    given = head("a: in-ordr")

    given.word("a", ["free", "in-order"], default="free")

    assert "(nearest: in-order)" in str(given.finish()[0])


def test_caller_may_add_a_rule_of_its_own():
    given = head("a: b\nc: d")
    given.text("a")
    given.text("c")

    given.report("c", "“{name}” is odd.")

    assert [str(problem) for problem in given.finish()] == ["a.md:3: “c” is odd."]


def test_a_moment_is_a_day_and_a_time_of_the_place():
    given = head("opens: 2026-12-01 09:00")

    assert given.moment("opens") == datetime(2026, 12, 1, 9, 0)  # noqa: DTZ001  # local
    assert given.moment("closes") is None
    assert told(given) == []


@pytest.mark.parametrize(
    "text", ["2026-12-01", "2026-13-01 09:00", "tomorrow", "2026-12-01 9:00"]
)
def test_what_is_no_moment_is_told(text):
    given = head(f"opens: {text}")

    assert given.moment("opens") is None
    assert told(given) == [(2, schema.NOT_A_MOMENT)]


@pytest.mark.parametrize(
    ("text", "share"),
    [("1/3", "1/3"), ("33%", "33/100"), ("0", "0"), ("1", "1"), ("100 %", "1")],
)
def test_a_share_is_exact(text, share):
    given = head(f"penalty: {text}")

    assert given.share("penalty", default=Fraction(0)) == Fraction(share)
    assert told(given) == []


@pytest.mark.parametrize("text", ["3/2", "120%", "33", "1/0", "a third"])
def test_what_is_no_share_is_told(text):
    given = head(f"penalty: {text}")

    assert given.share("penalty", default=Fraction(1, 3)) == Fraction(1, 3)
    assert told(given) == [(2, schema.NOT_A_SHARE)]
