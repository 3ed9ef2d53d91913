import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.reading import read
from engine.questions.saved import from_json, to_json
from tests.engine.questions import examples
from tests.engine.questions.test_reading import told


@pytest.mark.parametrize(
    "hostile",
    [
        "- [ " + " " * 50_000,
        " " * 50_000 + "[",
        "## {" + "#" * 50_000,
        "## " + '{a="' * 10_000,
        "## {" + 'a="' * 10_000 + "}",
        "~" * 50_000 + "`",
        "> **解析" + " " * 50_000,
        "1" * 50_000,
        "1." + " " * 50_000,
        "| a | b |\n|" + "-" * 50_000 + "x",
        "| a | b |\n" + "|-" * 25_000 + "x",
        "|" * 50_000,
        "/// trainer\n- " + "a" * 50_000 + "(\n///",
        "/// trainer\n- a(" + " " * 50_000 + "(\n///",
    ],
)
def test_hostile_line_is_read_in_no_time(hostile):
    assert told(f"## One {{#one}}\n\n- [ ] a\n{hostile}\n") != []


PIECES = st.sampled_from(
    [
        "## ",
        "##",
        "# ",
        "\n",
        "\n\n",
        "- [x] ",
        "- [ ] ",
        "    > ",
        "> 解析：",
        "> 提示：",
        "{#a points=2}",
        "{",
        "}",
        "```\n",
        "/// trainer\n",
        "///",
        "1. ",
        "| a | b |\n",
        "|---|---|\n",
        "- a (2): b\n",
        " scale=own",
        "对",
        "错",
        "a",
    ]
)


@settings(deadline=None)
@given(pieces=st.lists(PIECES | st.text(max_size=3), max_size=30))
def test_reading_never_raises_and_gives_questions_that_can_be_asked(pieces):
    questions, problems = read(
        "".join(pieces), first_line=1, surroundings=examples.surroundings()
    )

    assert [problem.line for problem in problems] == sorted(
        problem.line for problem in problems
    )
    for question in questions:
        assert question.mark(question.right_answer()).points >= 0
        assert from_json(to_json(question)) == question
