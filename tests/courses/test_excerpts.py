import pytest

from courses.excerpts import LENGTH, Piece, excerpt, marked


def text(pieces):
    return "".join(piece.text for piece in pieces)


def test_find_in_a_long_text_is_shown_with_what_stands_around_it():
    pieces = excerpt("前" * 200 + "订餐" + "后" * 200, ["订餐"])

    assert pieces[0] == pieces[-1] == Piece("…")
    assert Piece("订餐", is_marked=True) in pieces
    assert len(text(pieces)) == LENGTH + 2


def test_text_without_a_find_is_shown_from_its_beginning():
    assert text(excerpt("开头" * 100, ["订餐"])) == ("开头" * 100)[:LENGTH] + "…"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["marriott"], ["\uff2darriott"]),
        (["p-e"], ["P-E"]),
        (["p", "e"], ["P", "E"]),
        (["模型", "模"], ["模型"]),
        (["ma"], []),
        (["½"], []),
        ([], []),
    ],
)
def test_words_are_marked_as_they_were_written(words, found):
    pieces = marked("\uff2darriott的P-E模型", words)

    assert [one.text for one in pieces if one.is_marked][: len(found)] == found
    assert text(pieces) == "\uff2darriott的P-E模型"


def test_find_that_lies_in_another_is_marked_once():
    assert text(marked("½杯", ["1", "2"])) == "½杯"
