from fractions import Fraction

import pytest

from engine.questions.number import Number, Unit
from engine.questions.reading import read
from engine.questions.words import ShortAnswer
from tests.engine.questions import examples


def read_one(source):
    found, problems = read(source, first_line=1, surroundings=examples.surroundings())
    return found, examples.told(problems)


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ("= 42", Number),
        ("= 42 ± 0.5 分钟\n= 0.7 小时", Number),
        ("= 42%", Number),
        ("= 42\n= 四十二", ShortAnswer),
        ("= 5A级景区", ShortAnswer),
        ("= 007", ShortAnswer),
        ("= 推动", ShortAnswer),
    ],
)
def test_shape_says_the_kind(answers, kind):
    (found,), mistakes = read_one(f"## One {{#one}}\n\n{answers}")

    assert type(found) is kind
    assert mistakes == []


def test_lines_become_a_question():
    source = (
        "## One {#one unit=required}\n\nMaterial.\n\n"
        "= 42 ± 5% 分钟\n    > Yes.\n= 0.7 小时"
    )

    (number,), mistakes = read_one(source)

    assert mistakes == []
    assert number.material == "Material."
    assert number.unit is Unit.REQUIRED
    assert [each.margin for each in number.accepted] == [Fraction(21, 10), 0]
    assert number.accepted[0].feedback == "Yes."
    assert read_one(source)[0] == (number,)


@pytest.mark.parametrize(
    ("heading", "answers", "mistakes"),
    [
        (
            "",
            "= 42\n= many ± 1",
            [
                (
                    4,
                    (
                        "“many ± 1” is no number. Write it like “= 42”, “= 42 ± 0.5 "
                        "分钟” or “= 42 ± 5%”; if words are meant, write “as=text” "
                        "behind the question."
                    ),
                )
            ],
        ),
        (
            "",
            "= 42 ± -1",
            [
                (
                    3,
                    (
                        "The tolerance of “42 ± -1” is not possible. Write a number "
                        "that is not below 0 behind “±”, like “± 0.5” or “± 5%”."
                    ),
                )
            ],
        ),
        (
            "",
            "= 42 ± 1\n=",
            [(4, "This answer is empty. Write it after “=”.")],
        ),
        (
            " unit=required",
            "= 42",
            [
                (
                    1,
                    (
                        "“unit=required” asks for a unit, but an answer has none. "
                        "Write it behind the number, or remove “unit=required”."
                    ),
                )
            ],
        ),
        (
            " unit=any",
            "= 42",
            [
                (
                    1,
                    (
                        "“unit=any” is not possible. Write one of: optional, required, "
                        "ignored."
                    ),
                )
            ],
        ),
    ],
)
def test_mistakes_are_named_at_their_line(heading, answers, mistakes):
    assert read_one(f"## One {{#one{heading}}}\n\n{answers}")[1] == mistakes


def test_question_without_any_number_is_not_asked():
    found, mistakes = read_one("## One {#one as=number}\n\n= many")

    assert found == ()
    assert [line for line, _message in mistakes] == [3]
