import time

import pytest

from engine.markup import limits
from tests.engine.markup import making


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("字\n\n" * 20_001, [(1, limits.TOO_LONG)]),
        ("字\n\n" + "a" * 8_001, [(3, limits.LONG_LINE)]),
        ("字\n\n" + "aaaaaaaaa\n" * 1_300, [(3, limits.LONG_PARAGRAPH)]),
        ("字\n\n字\n" + "[" * 121, [(3, limits.TOO_MANY_BRACKETS)]),
        (
            "[" * 100 + "\n\n" + ("[" * 100 + "\n\n") * 20,
            [(1, limits.TOO_MANY_BRACKETS_IN_ALL)],
        ),
        ("> " * 11 + "字", [(1, limits.TOO_DEEP)]),
        ("字\n" + "    " * 11 + "字", [(2, limits.TOO_DEEP)]),
        ("- " * 11 + "字", [(1, limits.TOO_DEEP)]),
        ("[^1]: x\n\n" * 201, [(1, limits.TOO_MANY_FOOTNOTES)]),
        ("[^1]\n\n" * 301, [(1, limits.TOO_MANY_FOOTNOTES)]),
        ("## 甲\n\n" * 501, [(1, limits.TOO_MANY_HEADINGS)]),
    ],
)
def test_what_is_beyond_a_limit_is_told_at_its_line(source, expected):
    assert making.mistakes(source) == expected


@pytest.mark.parametrize(
    "paragraph",
    ["[" * 120, "[a](" * 120, "![" * 120, "<sub>" * 1_500, "`a" * 3_000, "*a " * 2_600],
)
def test_knotted_text_within_the_limits_is_rendered_soon(paragraph):
    text = f"{paragraph}\n\n" * (2_000 // 120)
    begun = time.process_time()

    making.problems(text[: limits.MOST_CHARACTERS])

    assert time.process_time() - begun < 10
