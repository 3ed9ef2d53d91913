"""Proposing to a trainer which answers may be accepted ones, written otherwise."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.questions.folding import fold

_FEWEST_SWAPPED = 3  # characters an accepted text has, so that two may be swapped
_FEWEST_TYPED = 4  # and so that one may be wrong

# What turns a meaning round. Traditional forms fold to these.
_NEGATIONS = "不没无非未别莫勿毋否弗甭免缺反禁拒难"
_LATIN_NEGATION = re.compile(
    "not|no|never|without|nt|un|in|im|il|ir|dis|mis|less|anti|counter"
)
_OPPOSITES = (
    "大小 多少 高低 上下 前后 先后 内外 左右 东西 南北 升降 增减 加减 买卖 进出 "
    "出入 开关 有无 对错 是非 真假 正负 正反 正误 好坏 优劣 强弱 长短 早晚 早迟 "
    "快慢 远近 轻重 新旧 男女 主客 主被 主次 公私 始终 收付 收支 借贷 得失 盈亏 "
    "输赢 胜败 胜负 因果 软硬 冷热 明暗 深浅 厚薄 粗细 松紧 宽窄 虚实 动静 来去 "
    "存取 奖罚 甲乙 利弊 可否 能不 会不 满欠 最较 都仅 或且 与或 和或 必可 应可 "
    "须可 全半 单双 里外 老新 供需 供求 积消 直间 显隐 善恶 理感 纵横 性量 在离 正偏 "
    "很较 很最 极较 个他 自他 全差 免收 免付 攻守 急缓 周月 周日 日月 月年 周年 日年 "
    "天周 天月 天年 时分 分秒 优良 固变 固浮 首末 首尾 甲丙 乙丙"
)
_PAIRS = frozenset(frozenset(pair) for pair in _OPPOSITES.split())
_NUMBERS = re.compile(
    r"[-+\u2212]?\d+(?:[.,/:]\d+)*[%‰]?"
    "|[〇零一二三四五六七八九十百千万亿两兩半廿卅壹贰叁肆伍陆柒捌玖拾佰仟双单首末倍%‰]+"
)
_LONE = re.compile("(?<![a-z])[a-z](?![a-z])")  # the name of a class, a part, a step
_MARKS = re.compile(r"[\W_]+")


class Why(StrEnum):
    """What is different; nothing of it is ever accepted by itself."""

    PUNCTUATION = "punctuation"  # other marks, the same letters
    SWAPPED = "swapped"  # two neighbouring characters changed places
    LETTER = "letter"  # one character more, less or another


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that is not accepted, perhaps a spelling of one that is.

    ``text`` is its most frequent spelling, ``texts`` are all (they fold to the same),
    ``count`` says how often all of them were given.
    """

    text: str
    texts: tuple[str, ...]
    count: int
    accepted: str
    why: Why


def proposals(
    given: Mapping[str, int] | Sequence[str], accepted: Iterable[str]
) -> tuple[Proposal, ...]:
    """Return the answers that may be spelling variants, the most frequent first.

    `given` are the texts that were answered, with how often or one by one; `accepted`
    those that are right. An answer that folds to an accepted one is right already and
    not proposed. Nothing is proposed across a negation, a number or an opposite (see
    ``is_guarded``). A trainer decides; marking never uses this.
    """
    right = {fold(text): text for text in accepted}
    found = []
    for folded, spellings in _spellings(Counter(given)).items():
        near = (
            (text, why) for form, text in right.items() if (why := _why(folded, form))
        )
        text, why = next(near, ("", None))
        if why and folded not in right:
            texts = tuple(sorted(spellings, key=lambda one: (-spellings[one], one)))
            found.append(Proposal(texts[0], texts, spellings.total(), text, why))
    return tuple(sorted(found, key=lambda each: (-each.count, each.text)))


def is_guarded(one: str, other: str) -> bool:
    """Say whether two folded texts may mean opposite or different things.

    True if their negations (as a multiset), their numbers or their letters that stand
    alone (as sequences) differ, or if a character stands in one of them where its
    opposite stands in the other.
    """
    return (
        _negations(one) != _negations(other)
        or _NUMBERS.findall(one) != _NUMBERS.findall(other)
        or _LONE.findall(one) != _LONE.findall(other)
        or any(pair in _PAIRS for pair in map(frozenset, zip(one, other, strict=False)))
    )


def _spellings(given: Counter[str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for text, count in given.items():
        found.setdefault(fold(text), Counter())[text] += count
    return found


def _negations(folded: str) -> Counter[str]:
    latin = _LATIN_NEGATION.findall(folded)
    return Counter([*filter(_NEGATIONS.__contains__, folded), *latin])


def _why(one: str, other: str) -> Why | None:
    """Return what differs between two folded texts if it is only a spelling."""
    if is_guarded(one, other):
        return None
    letters, others = _MARKS.sub("", one), _MARKS.sub("", other)
    length = len(others)
    kinds = {
        Why.PUNCTUATION: length > 0 and letters == others,
        Why.SWAPPED: length >= _FEWEST_SWAPPED and _is_swapped(letters, others),
        Why.LETTER: length >= _FEWEST_TYPED and _is_one_off(letters, others),
    }
    return next((why for why, is_so in kinds.items() if is_so), None)


def _parting(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    same = (a == b for a, b in zip(one, other, strict=False))
    return next((place for place, is_same in enumerate(same) if not is_same), -1)


def _is_swapped(one: str, other: str) -> bool:
    """Say whether two neighbours changed places, neither of them a negation."""
    place = _parting(one, other)
    pair = other[place : place + 2]
    is_same = one == other[:place] + pair[::-1] + other[place + 2 :]
    return place >= 0 and is_same and not any(sign in _NEGATIONS for sign in pair)


def _is_one_off(one: str, other: str) -> bool:
    """Say whether one character was added, lost or mistaken, not a first Latin one."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    place = _parting(shorter, longer)
    place = len(shorter) if place < 0 else place
    if not place and (one[:1].isascii() or other[:1].isascii()):
        return False
    if len(shorter) == len(longer):
        return shorter[place + 1 :] == longer[place + 1 :]
    return shorter[place:] == longer[place + 1 :]
