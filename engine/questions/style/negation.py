"""The rule for negated stems: who reads over the “not” answers the contrary."""

import re
from collections.abc import Iterator

from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _
from engine.questions.style.item import Item
from engine.questions.style.text import plain

NEGATED = _(
    "The question is negated (“{word}”), which is read over easily. Ask positively, or"
    " set the negation in bold: **{word}**."
)
DOUBLE = _(
    "The statement is negated (“{word}”) and wrong: a double negation. State it"
    " positively, or set the negation in bold: **{word}**."
)

_BOLD = re.compile(r"\*\*.+?\*\*|__.+?__")
_ASIDE = re.compile(
    r"“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|\"[^\"]*\"|（[^）]*）|\([^)]*\)"
)
_SENTENCE = re.compile(r"[。！？!?；;]+|\.(?=\s)")
_HARMLESS = re.compile(
    "[不没沒无無][^，的]{1,8}[就也便](?=[能可会會])|而不是|不是[^，。]*，?而是|不得不|(.)不\\1|有没有|有無|"
    "不(?:同|但|仅|僅|只|光|单|论|論|管|过|過|满|滿|断|斷|久|如|时|禁|知不觉|约而同|对劲"
    "|景气|可或缺|可缺少|速之客|动产|由得|得已|足|幸|便|安|耐烦|好意思|良|利于|必要)|"
    "必不可少|了不起|差不多|对不起|免不了|忍不住|无微不至|一丝不苟|锲而不舍|源源不断|"
    "无(?:论|論|形|差异|线|障碍|人机)|毫无疑问|非(?:常|凡)|除非|未(?:来|來)|沉没|埋没|没(?:收|关系)"
)
_NO = "(?:没有|沒有|并非|不是|不|没|沒|未|无|無|非)"
_THING = (
    "(?:说法|說法|做法|选项|叙述|描述|表述|观点|情形|行为|内容|情况|项|一[项个条种])?"
)
_ASKED = re.compile(
    rf"哪(?![里儿裡])[^，]{{0,8}}?(?<![让使给帮请替把对向等为跟与和也])(?P<a>{_NO})(?!有?也)"
    rf"|(?P<b>{_NO})[^，]{{0,20}}的{_THING}(?:是|有|哪|：|$)"
    rf"|(?P<c>{_NO})[^的，时后前就才先]{{0,8}}哪"
    rf"|(?P<d>错误|有误)的{_THING}(?:是|有|$)"
    r"|(?<![解消删拆扣清免去排废开])(?P<e>除了|除(?=[^，]{1,20}外))(?!.*[还也又還])"
    r"|(?P<f>以外)的(?:是|有|哪)"
    rf"|[谁誰][^，]{{0,4}}?(?P<g>{_NO})"
    r"|哪[^，里儿裡]{1,8}?(?:[是说說做](?P<h>[错錯])(?![误誤])|(?P<i>有[误誤]))"
)
_STATED = re.compile(_NO)
_ENGLISH = re.compile(
    r"\b(?:not|cannot|except|never)\b|n['\u2019]t\b"
    r"|(?<=is )(?:false|incorrect|untrue|wrong)(?=\W*$)",
    re.IGNORECASE,
)
_ENGLISH_HARMLESS = re.compile(
    r"\bnot (?:only|counting|including)\b|\bwhether or not\b|^(?:why|how)\b.*"
    r"|^(?:if|when|where|as)\b[^,]*,",
    re.IGNORECASE,
)


def warnings(item: Item) -> Iterator[Problem]:
    """Warn of a negation in the sentence that asks; opinions may be put so."""
    if item.kind.is_survey or (item.is_statement and not item.key_place):
        return
    asked = _asking(item.prompt)
    pattern = _STATED if item.is_statement else _ASKED
    word = _found(pattern, asked) or _in_english(asked)
    if word:
        yield item.warning(DOUBLE if item.is_statement else NEGATED, word=word)


def _asking(prompt: str) -> str:
    """Return the sentence that asks, without what is bold, quoted or in brackets."""
    words = _ASIDE.sub("", plain(_BOLD.sub("", prompt)))
    sentences = [part.strip() for part in _SENTENCE.split(words)]
    return next((part for part in reversed(sentences) if part), "")


def _found(pattern: re.Pattern[str], asked: str) -> str:
    found = pattern.search(_HARMLESS.sub("", asked))
    if not found:
        return ""
    return next((word for word in found.groups() if word), found[0])


def _in_english(asked: str) -> str:
    found = _ENGLISH.search(_ENGLISH_HARMLESS.sub("", asked))
    return found[0] if found else ""
