"""Comparing two texts."""

import pytest

from publishing.diff import MOST_WORDS, Passage, Piece, compare


def test_one_changed_word_is_marked_within_its_line():
    (found,) = compare("顾客很满意，谢谢。", "顾客很不满意，谢谢。")

    assert found.pieces == (
        Piece("same", "顾客很"),
        Piece("ins", "不"),
        Piece("same", "满意，谢谢。"),
    )


def test_latin_words_change_as_a_whole():
    (found,) = compare("Some text.", "Some words.")

    assert found.pieces == (
        Piece("same", "Some "),
        Piece("del", "text"),
        Piece("ins", "words"),
        Piece("same", "."),
    )


def test_space_between_two_changed_words_is_not_taken_for_kept():
    (found,) = compare("one two", "six ten")

    assert found.pieces == (Piece("del", "one two"), Piece("ins", "six ten"))


def test_lines_far_from_a_change_are_counted_only():
    before = "\n".join("abcdefg")

    found = compare(before, before.replace("d", "x"))

    assert found == [
        Passage(left_out=2),
        Passage((Piece("same", "c"),)),
        Passage((Piece("del", "d"), Piece("ins", "x"))),
        Passage((Piece("same", "e"),)),
        Passage(left_out=2),
    ]


def test_lines_between_two_changes_keep_their_neighbours():
    found = compare("1\na\nb\nc\n2", "x\na\nb\nc\ny")

    assert [one.left_out for one in found] == [0, 0, 1, 0, 0]


@pytest.mark.parametrize(("old", "new"), [("", "new"), ("old", "")])
def test_whole_text_comes_or_goes(old, new):
    (found,) = compare(old, new)

    assert found.pieces == (Piece("ins", new) if new else Piece("del", old),)


def test_very_long_paragraphs_are_replaced_as_a_whole():
    old, new = "旧" * MOST_WORDS, "新旧"

    (found,) = compare(old, new)

    assert found.pieces == (Piece("del", old), Piece("ins", new))


def test_same_texts_differ_nowhere():
    assert [one.pieces for one in compare("a\nb", "a\nb")] == [()]
