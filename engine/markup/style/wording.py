"""Rules for the words of a text: long sentences, narrow signs, one name a thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.markup.problem import Problem, gettext_noop
from engine.markup.style.prose import Paragraph
from engine.markup.text import count

LONGEST = {"zh-Hans": 80, "zh-Hant": 80, "en": 45}
LONG = gettext_noop(
    "This sentence has {count} characters or words (“{start}…”); make two of it, with"
    " at most {most} each."
)
HALF_WIDTH = gettext_noop(
    "“{sign}” is half as wide as the characters beside it (“{where}”); write “{wide}”."
)
OTHER_NAME = gettext_noop(
    "“{word}” (“{where}”) is called “{better}” beside it; give one thing one name."
)

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_ENDS = {
    "zh": re.compile(r"[。！？；…]+[”’）」』]*"),
    "en": re.compile(r"[.!?;:](?=\s|$)"),
}
_WIDE = {
    ",": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    "(": "（",
    ")": "）",
    '"': "“”",
    ".": "。",
}
_NARROW = re.compile(
    rf"(?<=[{_HAN}，。；：？！）”》])[,;:?!()\"]"
    rf"|[,;:?!()\"](?=[{_HAN}（“《])"
    rf"|(?<=[{_HAN}])\.(?=[{_HAN}\s]|$)"
)
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》")


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is not called beside its better name, but in words of the trade."""

    word: str
    better: str
    pattern: re.Pattern[str]


# “顾客” is the person served; “客户” stands in the words of CRM and in quotations.
NAMES = (
    Name(
        "客户",
        "顾客",
        re.compile(
            r"(?<![新旧老别])客户"
            r"(?!关系|核心|维持|流失|焦点|敏感度|导向|满意|服务利益|服务三阶段|终身|生命周期)"
        ),
    ),
)


def warnings(paragraph: Paragraph, *, path: str, language: str) -> Iterator[Problem]:
    """Yield what is to be said of one paragraph."""
    found = [*_long(paragraph, language)]
    if language.startswith("zh"):
        found += [*_narrow(paragraph), *_names(paragraph)]
    for message, values in found:
        yield Problem(path, paragraph.line, message, values)


type _Said = tuple[str, dict[str, object]]


def _long(paragraph: Paragraph, language: str) -> Iterator[_Said]:
    if paragraph.is_quoted:
        return
    most = LONGEST.get(language, LONGEST["en"])
    for sentence in _ENDS.get(language[:2], _ENDS["en"]).split(paragraph.text):
        length = count(sentence)
        if length > most:
            yield LONG, {"count": length, "start": sentence.strip()[:12], "most": most}


def _narrow(paragraph: Paragraph) -> Iterator[_Said]:
    for found in _NARROW.finditer(paragraph.text):
        where = paragraph.text[max(0, found.start() - 6) : found.end() + 6]
        sign = found[0]
        yield HALF_WIDTH, {"sign": sign, "where": where, "wide": _WIDE[sign]}


def _names(paragraph: Paragraph) -> Iterator[_Said]:
    if paragraph.is_quoted:
        return
    text = _QUOTED.sub("", paragraph.text)
    for name in (one for one in NAMES if one.better in text):
        for found in name.pattern.finditer(text):
            where = text[max(0, found.start() - 6) : found.end() + 6]
            yield OTHER_NAME, {"word": name.word, "where": where, "better": name.better}
