"""The words in which trainers write kinds, verdicts and marking."""

from engine.questions.exchange.cards import Kind
from engine.questions.exchange.texts import narrow
from engine.questions.order import Scoring as Orders
from engine.questions.scoring import Scoring

CHINESE = {
    Kind.SINGLE: "单选题",
    Kind.MULTIPLE: "多选题",
    Kind.TRUE_FALSE: "判断题",
    Kind.SHORT: "短答题",
    Kind.NUMBER: "数值题",
    Kind.ORDERING: "排序题",
    Kind.MATCHING: "配对题",
    Kind.CLOZE: "填空题",
    Kind.WRITTEN: "问答题",
    Kind.SCALE: "量表题",
}
_KINDS = {
    Kind.SINGLE: "单选 单项选择 單選 選擇 选择 single singlechoice multiplechoice",
    Kind.MULTIPLE: "多选 多项选择 不定项选择 複選 多選 multiple multipleanswer",
    Kind.TRUE_FALSE: "判断 是非 对错 判斷 true/false truefalse true-false",
    Kind.SHORT: "简答 短答 簡答 short shortanswer",
    Kind.NUMBER: "数值 计算 數值 number numerical numeric",
    Kind.ORDERING: "排序 ordering order",
    Kind.MATCHING: "配对 匹配 连线 配對 matching match",
    Kind.CLOZE: "填空 完形填空 cloze fillintheblank",
    Kind.WRITTEN: "问答 论述 主观 案例分析 案例 问答 問答 論述 written essay",
    Kind.SCALE: "量表 调查 問卷 问卷 scale survey",
}
_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TRUE = _words("对 對 正确 正確 是 √ ✓ ✔ v t true y yes")
_FALSE = _words("错 錯 错误 錯誤 否 不对 × ✗ ✘ x f false n no")

_SCORING = {
    Scoring.ALL_OR_NOTHING: "全对得分 全对才得分 all-or-nothing",
    Scoring.PARTIAL: "部分得分 少选得分 partial",
    Scoring.PROPORTIONAL: "按比例得分 按比例 proportional",
    Orders.PAIRS: "按先后得分 按先后 pairs",
}
_BY_SCORING = {
    word: scoring for scoring, words in _SCORING.items() for word in words.split()
}
SCORINGS = {str(scoring): words.split()[0] for scoring, words in _SCORING.items()}


def kind(text: str) -> Kind | None:
    """Return the kind of 单选题, “Single choice” and their like."""
    word = "".join(narrow(text).casefold().split()).strip("【】[]:.、")
    return _BY_WORD.get(word) or _BY_WORD.get(
        word.removesuffix("题").removesuffix("題")
    )


def is_exact(text: str) -> bool:
    """Say whether this names short answers only; 简答题 often are long ones."""
    return "".join(text.split()) == CHINESE[Kind.SHORT]


def truth(text: str) -> bool | None:
    """Return what 对, √, T or 错, ×, F says; None if it is another word."""
    word = narrow(text).casefold().strip(" .。()")
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def scoring(text: str) -> str | None:
    """Return the name of a marking, None if it is unknown."""
    return _BY_SCORING.get(narrow(text).casefold().strip())


def scoring_word(name: str) -> str:
    """Return the Chinese word of a marking."""
    return SCORINGS.get(name, name)
