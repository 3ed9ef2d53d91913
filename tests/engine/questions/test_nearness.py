import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.questions.folding import fold
from engine.questions.nearness import Proposal, Why, is_guarded, proposals

NEGATIONS = "不没无非未别莫勿否"
NUMBERS = re.compile("[0-9\u3007零一二三四五六七八九十百千万亿两]")
LETTERS = st.text(st.sampled_from("顾客满意服务不没无非未一二十12ab。、"), max_size=9)


@pytest.mark.parametrize(
    ("given", "accepted", "why"),
    [
        ("客户满意，经营", "客户满意经营", Why.PUNCTUATION),
        ("《顾客满意》", "顾客满意", Why.PUNCTUATION),
        ("再冻结", "再结冻", Why.SWAPPED),
        ("服务导想型", "服务导向型", Why.LETTER),
        ("经营顾客的的心", "经营顾客的心", Why.LETTER),
        ("经营顾客心", "经营顾客的心", Why.LETTER),
        ("經營顧客的芯", "经营顾客的心", Why.LETTER),
        ("Marriot", "Marriott", Why.LETTER),
        ("Mariott", "Marriott", Why.LETTER),
        ("以客为遵", "以客为尊", Why.LETTER),
        ("不到三分钟内回复，", "不到三分钟内回覆的", Why.LETTER),
    ],
)
def test_probable_spelling_is_proposed(given, accepted, why):
    assert [each.why for each in proposals([given], [accepted])] == [why]


@pytest.mark.parametrize(
    ("given", "accepted"),
    [
        # The opposites that a fuzzy comparison accepts.
        ("非常不满意", "非常满意"),
        ("客户不满意度", "客户满意度"),
        ("不可以退款", "可以退款"),
        ("不及时回复客户", "及时回复客户"),
        # A step, a class, a term: other by one sign.
        ("每月回访一次", "每周回访一次"),
        ("消极的态度", "积极的态度"),
        ("隐性的需求", "显性的需求"),
        ("间接联系顾客", "直接联系顾客"),
        ("顾客较满意", "顾客很满意"),
        ("类别B优先", "类别A优先"),
        ("E-P模型", "P-E模型"),
        # The same with other negations, and the other way round.
        ("没有及时回复", "有及时回复"),
        ("無條件退款", "条件退款"),
        ("未达到标准", "达到标准"),
        ("非正式沟通", "正式沟通"),
        ("请勿打扰顾客", "请打扰顾客"),
        ("可以退款给他", "不可以退款给他"),
        ("都不喜欢他", "不都喜欢他"),
        ("无条件退款", "不条件退款"),
        # Numbers.
        ("三分钟以内", "五分钟以内"),
        ("3分钟以内", "5分钟以内"),
        ("1.5个百分点", "15个百分点"),
        ("百分之五十", "百分之十五"),
        ("第一步解冻", "第二步解冻"),
        ("5%的顾客", "5的顾客"),
        ("双向沟通法", "单向沟通法"),
        # Opposites without a negation.
        ("内部的顾客", "外部的顾客"),
        ("先服务后收费", "后服务先收费"),
        ("满意度上升", "满意度下升"),
        # Latin negations and first letters.
        ("notavailable", "nowavailable"),
        ("asymmetric", "symmetric"),
        ("unclear", "nuclear"),
        # Too short, or too far away.
        ("推进", "推动"),
        ("推", "推动"),
        ("动推", "推动"),
        ("满意", "顾客满意"),
        ("顾客的满意", "员工满意度"),
        ("客顾意满", "顾客满意"),
        ("", "顾客满意"),
        ("。", "，"),
    ],
)
def test_other_meaning_is_never_proposed(given, accepted):
    assert proposals([given], [accepted]) == ()
    assert proposals([accepted], [given]) == ()


def test_what_is_accepted_already_is_not_proposed():
    assert proposals(["經營顧客的心。"], ["经营顾客的心", "经营顾客心"]) == ()


def test_spellings_are_gathered_and_the_frequent_come_first():
    given = {"服务导想": 2, "服務導想。": 3, "服务导象": 1, "别的": 9}

    assert proposals(given, ["服务导向"]) == (
        Proposal("服務導想。", ("服務導想。", "服务导想"), 5, "服务导向", Why.LETTER),
        Proposal("服务导象", ("服务导象",), 1, "服务导向", Why.LETTER),
    )


@settings(deadline=None, max_examples=60)
@given(one=LETTERS, other=LETTERS)
def test_nothing_is_proposed_across_a_negation_or_a_number(one, other):
    for proposal in proposals([one], [other]):
        given, accepted = fold(proposal.text), fold(proposal.accepted)
        assert sorted(filter(NEGATIONS.__contains__, given)) == sorted(
            filter(NEGATIONS.__contains__, accepted)
        )
        assert NUMBERS.findall(given) == NUMBERS.findall(accepted)


@settings(deadline=None, max_examples=60)
@given(text=LETTERS, place=st.integers(0, 9), sign=st.sampled_from(NEGATIONS + "三7"))
def test_one_more_negation_or_number_is_guarded(text, place, sign):
    folded = fold(text)
    longer = fold(folded[:place] + sign + folded[place:])

    assert is_guarded(folded, longer)
    assert is_guarded(longer, folded)
    assert proposals([longer], [text]) == ()
