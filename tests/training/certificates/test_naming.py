import pytest

from training.certificates import naming
from training.certificates.naming import Names, WrongPattern

VALUES = {
    "number": "10482",
    "name": "林晓岚",
    "course": "顾客满意",
    "module": "",
    "serial": "2026-000001",
    "date": "2026-11-22",
}


def test_the_usual_pattern_names_number_person_and_course():
    assert naming.named(naming.USUAL, VALUES) == "10482-林晓岚-顾客满意"


def test_what_is_not_known_leaves_no_gap_at_the_edge():
    assert naming.named(naming.USUAL, VALUES | {"number": ""}) == "林晓岚-顾客满意"


def test_a_name_of_nothing_is_still_a_name():
    assert naming.named("{module}", VALUES) == "_"


def test_a_pattern_that_fits_is_returned():
    assert naming.checked("{date} {name}") == "{date} {name}"


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{password}", "password"),
        ("{}", ""),
        ("{name.__class__}", "name.__class__"),
        ("{name!r}", "name"),
        ("{name:>99}", "name"),
        ("{name", "{name"),
    ],
)
def test_a_pattern_that_asks_for_more_is_refused(pattern, name):
    with pytest.raises(WrongPattern) as raised:
        naming.checked(pattern)

    assert raised.value.name == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ('a/b\\c:d*e?"f"<g>|h', "a_b_c_d_e_f_g_h"),
        ("line\nbreak\x00", "line_break"),
        (" .name. ", "name"),
        ("CON", "_CON"),
        ("lpt1.pdf", "_lpt1.pdf"),
        ("contract", "contract"),
        ("e\u0301", "é"),
    ],
)
def test_names_are_safe_on_every_system(name, safe):
    assert naming.safe(name) == safe


def test_a_long_name_is_cut_between_characters():
    assert naming.safe("课" * 99) == "课" * (naming.LONGEST // 3)


def test_files_of_one_name_are_numbered():
    names = Names()

    given = [names.own(name) for name in ("a", "A", "a", "b", "a (2)")]

    assert given == ["a", "A (2)", "a (3)", "b", "a (2) (2)"]
