"""How trainers mark the parts of a question in a document."""

import re
from collections.abc import Sequence

from engine.questions.exchange.texts import narrow

_LABELS = {
    "prompt": "题干 题目 試題 试题 題幹 question",
    "material": "材料 背景材料",
    "answer": "答案 正确答案 正確答案 参考答案 參考答案 标准答案 answer 评分标准",
    "explanation": "解析 答案解析 试题解析 詳解 explanation",
    "hints": "提示 hint",
    "points": "分值 分数 分數 points",
    "scoring": "计分 計分 scoring",
    "order": "选项次序 order",
    "tags": "标签 標籤 知识点 知識點 tags",
    "id": "编号 編號 id",
    "kind": "题型 題型 kind",
}
_BY_LABEL = {
    label: field for field, words in _LABELS.items() for label in words.split()
}
_GAP = r"[ \u3000]{0,4}"  # 答　案 is set wide
_WORDS = "|".join(map(_GAP.join, sorted(_BY_LABEL, key=len, reverse=True)))
_SPACE = r"[ \t\u3000]{0,20}"
_VERDICT = "[A-Z\uff21-\uff3a]{1,8}|[√×✓✗]|[对對错錯]|正[确確]|[错錯][误誤]"
_LABEL = re.compile(
    rf"(?:【{_SPACE}(?P<framed>{_WORDS}){_SPACE}】{_SPACE}[:：]?"
    rf"|(?P<plain>{_WORDS}){_SPACE}[:：]){_SPACE}(?P<text>.*)"
    rf"|(?P<bare>答案|Answer)[ \t\u3000]{{1,20}}(?P<letters>(?-i:{_VERDICT}))",
    re.IGNORECASE,
)
FEEDBACK = re.compile(
    rf"(?:反馈|回饋|feedback){_SPACE}(?P<letter>[A-Z\uff21-\uff3a]){_SPACE}[:：]"
    rf"{_SPACE}(?P<text>.*)",
    re.IGNORECASE,
)
_OPTION = re.compile(
    rf"[(（]?(?P<letter>[A-Za-h\uff21-\uff3a])[)）]?[.．、:：)）]{_SPACE}(?P<text>.*)"
)
_FRAMED_OPTION = re.compile(
    rf"[(（](?P<letter>[A-Z\uff21-\uff3a])[)）]{_SPACE}(?P<text>.*)"
)
MORE_OPTIONS = re.compile(
    r"[ \t\u3000]{1,200}(?=[(（]?[B-Z\uff22-\uff3a][)）]?[.．、]"
    r"|[(（][B-Z\uff22-\uff3a][)）])"
)
NUMBERS = (  # the first of these that a document has is the one it counts with
    re.compile(
        rf"(?:第?{_SPACE}(?P<number>\d{{1,4}}){_SPACE}题?{_SPACE}[.．、)）:：](?!\d)"
        rf"|第{_SPACE}(?P<ordinal>\d{{1,4}}){_SPACE}[题題]){_SPACE}(?P<text>.*)"
    ),
    re.compile(rf"[(（]{_SPACE}(?P<number>\d{{1,4}}){_SPACE}[)）]{_SPACE}(?P<text>.*)"),
    re.compile(rf"(?P<number>[①-⑳]){_SPACE}(?P<text>.*)"),
)
SECTION = re.compile(r"[一二三四五六七八九十]{1,3}[、.．](?P<text>.{1,200})")
EACH = re.compile(r"每(?:小)?题(\d{1,3})分")
INLINE_ANSWER = re.compile(
    rf"[(（][ \t\u3000]{{0,9}}({_VERDICT})[ \t\u3000]{{0,9}}[)）]"
)
INLINE_POINTS = re.compile(r"[(（][ ]{0,3}(\d{1,3})[ ]{0,3}分[ ]{0,3}[)）][ ]{0,9}$")
INLINE_KIND = re.compile(r"[(（【\[]([^()（）【】\[\]]{2,8})[)）】\]][ ]{0,9}")


def labelled(text: str) -> tuple[str, str] | None:
    """Return the part that a line begins and its text, None if it has no label."""
    told = _LABEL.fullmatch(text)
    if told is None:
        return None
    label = told["framed"] or told["plain"] or told["bare"]
    text = told["text"] if told["letters"] is None else told["letters"]
    return _BY_LABEL["".join(label.split()).casefold()], text


def numbering(told: Sequence[str]) -> re.Pattern[str] | None:
    """Return how the questions of a document are numbered, None if they are not.

    （1） and ① number them only if the first of them is answered before the second
    comes: else they are parts of a question.
    """
    for pattern in NUMBERS:
        signs = "".join(_sign(text, pattern) for text in told)
        if re.search("n" if pattern is NUMBERS[0] else "^[^n]*n[^n]*a", signs):
            return pattern
    return None


def _sign(text: str, pattern: re.Pattern[str]) -> str:
    if pattern.match(text):
        return "n"
    return "a" if labelled(text) or option(text) else "-"


def number_of(told: re.Match[str]) -> int:
    """Return the number of a question; ③ is 3."""
    found = told.groupdict()
    return int(narrow(found["number"] or found["ordinal"]))


def option(text: str) -> re.Match[str] | None:
    return _OPTION.fullmatch(text) or _FRAMED_OPTION.fullmatch(text)
