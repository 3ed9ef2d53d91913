import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.folding import fold, simplified


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("推动", "推動"),
        ("推动", " 推 动　"),
        ("推动", "推动。"),
        ("推动", "推动！？"),
        ("推动", "推动 ..."),
        ("CRM", "\uff43\uff52\uff4d"),
        ("CRM", "Crm."),
        ("P\uff0dE", "p-e"),
        ("3,000", "\uff13，\uff10\uff10\uff10"),
        ("了解", "瞭解"),
        ("计划", "計畫"),
        ("反复", "反覆"),
        ("乾隆", "干隆"),
        ("皇后", "皇后"),
        ("后来", "後來"),
        ("凡事彻底", "凡\u200b事徹底\ufeff"),
        ("Straße", "STRASSE"),
        ("；", ";"),
    ],
)
def test_what_only_looks_different_folds_to_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("非常满意", "非常不满意"),
        ("再结冻", "再冻结"),
        ("推动", "推进"),
        ("1.5", "15"),
        ("-5", "5"),
        ("。推动", "推动"),
        ("C++", "C"),
        ("打坏", "打坯"),
        ("顾客", "客户"),
        ("。", "，"),
    ],
)
def test_what_differs_stays_different(one, other):
    assert fold(one) != fold(other)


def test_marks_alone_are_kept():
    assert fold("。") == "。"
    assert fold(" ") == ""


def test_both_ways_of_writing_meet():
    assert simplified("計畫與乾隆的壞處") == simplified("计划与干隆的坏处")
    assert simplified("plain") == "plain"


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=20), inside=st.sampled_from([" ", "　", "\t", "\u200b"]))
def test_spaces_and_width_never_count(text, inside):
    assert fold(inside.join(text)) == fold(text) or inside == "\u200b"
    assert fold(text) == fold(f"{text}{inside}")


@settings(deadline=None, max_examples=60)
@given(letters=st.text(st.characters(codec="utf-8", categories=["Lo"]), max_size=8))
def test_simplified_characters_are_final(letters):
    characters = "".join(map(simplified, simplified(letters)))

    assert "".join(map(simplified, characters)) == characters


def test_half_a_character_is_folded_as_any_other_text():
    assert fold("推\ud800动") != fold("推动")
