import pytest

from engine.questions import pair_table
from engine.questions.pairs import Matching
from tests.engine.questions import examples

HEAD = "| a | b |\n|---|---|\n"
PAIRS = "| one | 1 |\n| two | 2 |\n"


def read(text):
    draft = examples.draft(text)
    return pair_table.cells(draft), examples.told(draft.problems)


def test_table_of_two_columns_becomes_pairs_and_distractors():
    cells, problems = read(
        "| 方面 | **例子** |\n|:--|--:|\n| 1. one | a \\| b |\n| two | 2 |\n|| 3 |\n"
    )

    assert problems == []
    assert cells.heads == ("方面", "<strong>例子</strong>")
    assert cells.pairs == (("1. one", "a | b"), ("two", "2"))
    assert cells.distractors == ("3",)


def test_rows_need_no_bar_at_their_end():
    cells, problems = read("| a | b\n|---|---\n| one | 1\n| two | 2\n")

    assert problems == []
    assert cells.pairs == (("one", "1"), ("two", "2"))


def test_text_before_the_table_is_the_material():
    draft = examples.draft(f"Look:\n\n{HEAD}{PAIRS}")

    assert Matching.claims(draft)
    assert [line.text for line in Matching.material_of(draft)] == ["Look:", ""]


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        (
            f"| a | b |\n{PAIRS}",
            [
                (
                    11,
                    (
                        "A table has a head. Write what the two columns hold in its "
                        "first line, and “|---|---|” below it."
                    ),
                )
            ],
        ),
        (
            f"{HEAD}{PAIRS}\nmore",
            [
                (
                    16,
                    (
                        "This text stands behind the table. Put it before it, or begin "
                        "it with “> 解析:” or “> Explanation:” if it explains the "
                        "question."
                    ),
                )
            ],
        ),
        (
            f"{HEAD}{PAIRS}| three | 3 | c |\n",
            [
                (
                    15,
                    (
                        "This row has 3 columns. Write two: what is asked for on the "
                        "left, its partner on the right; “\\|” is a bar in a text."
                    ),
                )
            ],
        ),
        (
            f"{HEAD}{PAIRS}| three | |\n",
            [(15, "“three” has no partner. Write it into the right column.")],
        ),
        (
            f"{HEAD}{PAIRS}| one | 3 |\n",
            [(15, "“one” stands on the left twice. Change or remove one.")],
        ),
        (
            f"{HEAD}| one | 1 |\n| two | 1 |\n",
            [
                (
                    10,
                    (
                        "There is nothing to choose here. Write at least two different "
                        "pairs."
                    ),
                )
            ],
        ),
        (
            HEAD + "".join(f"| {n} | {n} |\n" for n in range(21)),
            [(10, "The table has 21 rows. Ask for 20 at most.")],
        ),
        (
            f"{HEAD}{PAIRS}| three | <br> |\n",
            [
                (
                    10,
                    (
                        "What stands on the right is chosen from a list of words. Put "
                        "pictures on the left, or above the table."
                    ),
                )
            ],
        ),
    ],
)
def test_mistakes_in_a_table_are_named(text, mistakes):
    assert read(text)[1] == mistakes


def test_table_without_a_pair_becomes_nothing():
    draft = examples.draft("| a |\n|---|\n| one |\n")

    assert Matching.from_draft(draft, examples.stem()) is None
    lines = sorted(problem.line for problem in draft.problems)
    assert lines == [10, 11, 13]


def test_fenced_lines_are_no_table():
    assert pair_table.table_of(examples.draft("One | two\n\n    | code |")) is None
