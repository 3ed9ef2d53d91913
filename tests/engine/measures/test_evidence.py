from fractions import Fraction

import pytest

from engine.measures import evidence
from engine.measures.evidence import Fong
from engine.measures.kano import Category
from tests.engine.measures.examples import known

M, O, A, I, R, Q = Category  # noqa: E741 - the letters of the literature


def test_the_lead_is_held_against_chance():
    clear = known(evidence.fong({M: 95, O: 123, A: 45, I: 33}))
    close = known(evidence.fong({M: 15, O: 24, A: 121, I: 124, R: 6, Q: 6}))

    assert (clear.lead, clear.is_significant) == (28, True)
    assert clear.threshold == pytest.approx(19.4, abs=0.06)
    assert (close.lead, close.is_significant) == (3, False)


def test_a_lead_that_reaches_the_threshold_is_significant():
    assert Fong(3, Fraction(9)).is_significant
    assert not Fong(3, Fraction(901, 100)).is_significant


def test_contradictions_count_in_n_alone():
    alone = known(evidence.fong({M: 10, O: 5}))
    among = known(evidence.fong({M: 10, O: 5, Q: 40}))

    assert alone.lead == among.lead == 5
    assert among.square > alone.square


@pytest.mark.parametrize("counts", [{}, {Q: 4}])
def test_without_answers_nothing_is_tested(counts):
    assert evidence.fong(counts) is None
    assert evidence.chi_square(counts) is None


def test_even_counts_have_no_chi_square():
    assert evidence.chi_square({M: 5, O: 5, A: 5, I: 5, R: 9}) == 0


def test_chi_square_is_the_published_one():
    found = evidence.chi_square({M: 9, O: 18, A: 83, I: 177, R: 6, Q: 3})

    assert float(known(found)) == pytest.approx(251.3, abs=0.006)
