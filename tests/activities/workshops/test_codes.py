import pytest

from activities.workshops import codes


def test_a_code_has_six_letters_that_look_like_no_other():
    drawn = codes.drawn()

    assert len(drawn) == 6
    assert set(drawn) <= set(codes.ALPHABET)
    assert not set(codes.ALPHABET) & set("AEIOUILQ01258SZBV")


@pytest.mark.parametrize("typed", ["kdthmw", "KDT HMW", " kdt-hmw ", "\uff2bDTHMW"])
def test_a_code_is_read_however_it_is_typed(typed):
    assert codes.read(typed) == "KDTHMW"


def test_a_code_stands_on_the_wall_in_two_groups():
    assert codes.spaced("KDTHMW") == "KDT HMW"
