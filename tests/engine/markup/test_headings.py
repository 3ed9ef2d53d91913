import pytest

from engine.markup import draft, headings
from engine.markup.page import Audience, fragment
from tests.engine.markup import making


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# 甲", [(1, headings.BAD_LEVEL)]),
        ("字\n#甲", [(2, headings.BAD_LEVEL)]),
        ("#### 甲", [(1, headings.BAD_LEVEL)]),
        ("- ## 甲", [(1, headings.NOT_HERE)]),
        ("> ## 甲", [(1, headings.NOT_HERE)]),
        ("T\n:   ## 甲", [(2, headings.NOT_HERE)]),
        ("/// note\n## 甲\n///", [(2, headings.NOT_HERE)]),
        ("字\n\n##", [(3, headings.NO_TEXT)]),
        ("## {#a}", [(1, headings.NO_TEXT)]),
        ("## 甲 {#a}\n\n## 乙 {#a}", [(3, draft.DUPLICATE_ID)]),
        ("## 甲 {#a}\n\n字\n{#a}", [(4, draft.DUPLICATE_ID)]),
        ("## 甲 {#p1}", [(1, headings.BAD_ID)]),
        ("## 甲 {#甲}", [(1, headings.BAD_ID)]),
        ("## 甲 {#trainer-1}", [(1, headings.BAD_ID)]),
        ("## 甲 {#fn-0-1}", [(1, headings.BAD_ID)]),
    ],
)
def test_mistake_in_a_heading_is_told_at_its_line(source, expected):
    assert making.mistakes(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("## 甲 乙！", ["甲-乙"]),
        ("## 甲\n\n## 甲\n\n## 甲", ["甲", "甲-2", "甲-3"]),
        ("## P1", ["section-p1"]),
        ("## ！", ["section"]),
        ("## *甲* [b](marriott.md)", ["甲-b"]),
        ("## 甲\n\n## 乙 {#x}", ["甲", "x"]),
        ("## x\n\n## 乙 {#x}", ["x-2", "x"]),
        ("甲\n---\n乙\n===", []),
    ],
)
def test_heading_without_an_id_is_named_by_its_text(source, expected):
    assert [heading.id for heading in making.page(source).headings] == expected


def test_trainers_headings_are_not_in_the_table_of_contents():
    made = making.page("## 甲\n\n/// trainer\n## 乙 {#b}\n///")

    assert [heading.text for heading in made.headings] == ["甲"]
    assert '<h4 id="b">乙</h4>' in made.html[Audience.TRAINER]


def test_fragment_has_no_headings():
    _, found = fragment("一\n## 二", line=4, surroundings=making.surroundings())

    assert [(one.line, one.message) for one in found] == [(5, headings.NOT_HERE)]
