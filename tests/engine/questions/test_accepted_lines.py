import pytest

from engine.questions.accepted_lines import accepted_lines, before, check
from tests.engine.questions import examples


def told(text):
    draft = examples.draft(text)
    check(accepted_lines(draft), draft, longest=10)
    return examples.told(draft.problems)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("= 推动\n= 推进", ["推动", "推进"]),
        ("\uff1d推动\n=推进", ["推动", "推进"]),
        ("  =  a = b  ", ["a = b"]),
        ("Material\n\n= 推动\n\n= 推进\n", ["推动", "推进"]),
        ("== no\n=== no\n    = code", []),
        ("1 + 1 = 2", []),
    ],
)
def test_lines_that_begin_with_an_equals_sign_are_answers(text, answers):
    draft = examples.draft(text)

    assert [line.text for line in accepted_lines(draft)] == answers
    assert not any(line.text.startswith("=  ") for line in before(draft))


def test_indented_quote_is_the_feedback():
    draft = examples.draft("= 推动\n    > Yes,\n    > *indeed*.\n\n= 推进")

    first, second = accepted_lines(draft)

    assert draft.html(first.feedback_lines) == "Yes,\n<em>indeed</em>."
    assert (second.line, second.feedback_lines) == (15, ())


def test_what_is_fenced_is_no_answer():
    (line,) = examples.lines("= 推动")
    draft = examples.draft("= 推动")
    fenced = type(draft)(
        10, "", {}, (type(line)(11, "= 推动", is_fenced=True),), draft.surroundings
    )

    assert accepted_lines(fenced) == []


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("= 推动", []),
        ("=", [(11, "This answer is empty. Write it after “=”.")]),
        ("= \u200b", [(11, "This answer is empty. Write it after “=”.")]),
        (
            "= 12345678901",
            [
                (
                    11,
                    (
                        "This answer has more than 10 characters: nobody could type "
                        "it. Shorten it, or ask for a written answer."
                    ),
                )
            ],
        ),
        (
            "= 推动\nMore\nand more",
            [
                (
                    12,
                    (
                        "This text stands behind the answers. Put it before them; an "
                        "answer is one line that begins with “= ”."
                    ),
                )
            ],
        ),
        (
            "= 推动\n\n> Yes.",
            [
                (
                    13,
                    (
                        "This quote belongs to nothing. Indent it by four spaces if it "
                        "is the feedback of the answer above, or begin it with “> "
                        "解析:” or “> Explanation:” if it explains the question."
                    ),
                )
            ],
        ),
    ],
)
def test_mistakes_are_named_at_their_line(text, mistakes):
    assert told(text) == mistakes
