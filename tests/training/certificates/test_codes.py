from hypothesis import given
from hypothesis import strategies as st

from training.certificates import codes

BODY = st.text(codes.ALPHABET, min_size=codes.DRAWN, max_size=codes.DRAWN)


def test_a_drawn_code_can_be_read():
    code = codes.drawn()

    assert codes.read(code) == code
    assert [len(group) for group in code.split("-")] == [4, 4, 2]


def test_two_codes_are_not_the_same():
    assert codes.drawn() != codes.drawn()


def test_case_gaps_and_look_alikes_do_not_matter():
    body = "1010ABCD1"
    code = codes.spaced(body + codes.check(body))

    for typed in (
        code.lower(),
        code.replace("-", " "),
        f"  {code.replace('-', '')} ",
        code.replace("1", "I").replace("0", "O"),
        code.replace("1", "l").replace("0", "o"),
        code.replace("-", "\uff0d"),
    ):
        assert codes.read(typed) == code


def test_what_is_no_code_is_read_as_nothing():
    code = codes.drawn()

    for typed in ("", "7F3K", f"{code}X", "UUUU-UUUU-UU", "证书", "é" * 10):
        assert codes.read(typed) == ""


@given(BODY, st.integers(0, codes.DRAWN), st.sampled_from(codes.ALPHABET))
def test_one_wrong_sign_makes_another_code_of_it(body, place, sign):
    signs = body + codes.check(body)
    wrong = signs[:place] + sign + signs[place + 1 :]

    assert codes.is_right(wrong) == (wrong == signs)


@given(BODY, st.integers(0, codes.DRAWN - 1))
def test_neighbours_changed_about_make_another_code_of_it(body, place):
    signs = body + codes.check(body)
    wrong = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]

    assert codes.is_right(wrong) == (wrong == signs)
