"""A question of every kind in every state: for the developers' page and for tests."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.markup.page import Surroundings
from engine.questions.question import JSON, Asked, Question, Revealed
from engine.questions.reading import read

_SOURCE = """\
## 房客取消订餐时，她先听到了什么？ {#single}

- [ ] 房客要退房
    > 案例里没有提到退房。
- [x] 房客的语气苦恼
    > 对，线索在语气里。

> 提示：想一想电话里的声音。

> 解析：取消订餐很常见，语气才是线索。

## 她安排了哪几件事？ {#multiple}

- [x] 联系机场
- [x] 整理行李
- [ ] 取消航班

## 取消订餐很少见。 {#true-false}

- [ ] 对
- [x] 错

## 变革的第一步叫什么？ {#short}

= 解冻
= 解冻期

## 这堂课有几分钟？ {#number}

= 45 ± 5 分钟

## 请把变革的三个步骤排好次序。 {#ordering}

1. 解冻
2. 推动
3. 再结冻

## 请给每个词配上意思。 {#matching}

| 词 | 意思 |
|---|---|
| 期望值 | 来之前想要的 |
| 感知效果 | 来之后觉得的 |
| | 别人说的 |

## 变革三步骤的第一步是[[解冻]]。 {#cloze}

后两步是[[推动]]、[[冻结|*再结冻|解体]]。

## 请写一件您遇到过的类似的事。 {#written points=10}

/// trainer
- 经过（4）：说清楚发生了什么
- 线索（6）：指出自己注意到的线索
///

## 这堂课对我的工作有帮助。 {#scale scale=agreement}
"""
_HALF: dict[str, JSON] = {
    "single": "1",
    "multiple": ["1", "3"],
    "true-false": "1",
    "short": "推动",
    "number": "很多",
    "cloze": ["解冻", "", "1"],
    "written": "一位顾客来取消预约，我多问了一句。",
    "scale": "4",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A question asked, half or wrongly answered, judged, and as the trainer's key."""

    title: str
    asked: Asked
    half: Asked
    revealed: Revealed
    key: Revealed


def every() -> Iterator[Sample]:
    """Yield a sample of each kind, in the order of the author's guide."""
    found, _problems = read(
        _SOURCE, first_line=1, surroundings=Surroundings("", {}, lambda _: None)
    )
    for question in found:
        half = _half(question)
        yield Sample(
            title=question.title,
            asked=question.asked(),
            half=question.asked(half, tries=1),
            revealed=question.revealed(half),
            key=question.answer_key(),
        )


def _half(question: Question) -> JSON:
    """Return an answer that is not whole, or not right."""
    right = question.right_answer()
    if question.kind == "ordering" and isinstance(right, list):
        return {str(right[0]): 2, str(right[1]): 2}
    if question.kind == "matching" and isinstance(right, dict):
        one, other = right
        return {one: right[other]}
    return _HALF[question.kind]
