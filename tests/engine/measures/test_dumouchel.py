from fractions import Fraction

from engine.measures import dumouchel
from engine.measures.dumouchel import Place
from engine.measures.kano import Answer


def test_different_answers_may_have_one_mean():
    halves = [(Answer.LIKE, Answer.NEUTRAL), (Answer.NEUTRAL, Answer.NEUTRAL)]
    same = [(Answer.MUST_BE, Answer.NEUTRAL)] * 2

    assert (
        dumouchel.place(halves)
        == dumouchel.place(same)
        == Place(2, *map(Fraction, (2, 0)))
    )


def test_an_incomplete_pair_is_dropped_on_both_axes():
    pairs = [
        (Answer.LIKE, Answer.DISLIKE),
        (Answer.LIVE_WITH, Answer.LIKE),
        (Answer.LIKE, None),
        (None, Answer.DISLIKE),
    ]

    assert dumouchel.place(pairs) == Place(2, Fraction(3, 2), Fraction(1))


def test_without_pairs_there_is_no_place():
    assert dumouchel.place([(Answer.LIKE, None)]) == Place(0, None, None)
