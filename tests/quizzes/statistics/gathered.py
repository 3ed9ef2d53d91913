"""Makes what would have been gathered, without a database."""

import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from quizzes.statistics.gathering import Gathered, Heap, Wording
from quizzes.statistics.sittings import Sitting
from tests.quizzes import quiz

SOURCE = """
## 做得最对的是什么？ {#best}

- [ ] 照章办事
- [x] 派人登门
- [ ] 什么也不做

## 客人订了餐。 {#ordered}

- [x] 对
- [ ] 错
"""
SURVEY = """
## 您满意吗？ {#pleased scale=own}

- 不满意
- 满意
"""


def wordings(source: str = SOURCE) -> list[Wording]:
    """Return the wordings of a quiz that nobody has answered yet."""
    return [
        Wording(
            slot=question.id,
            fingerprint=question.id,
            question=question,
            is_today=True,
            is_void=False,
            first=1,
            last=1,
            heap=Heap(),
        )
        for question in quiz.questions(source)
    ]


def answered(one: Wording, responses: Sequence[Any], *, start: int = 0) -> Wording:
    """Return the wording answered by so many attempts, in the order of their places."""
    heap = Heap()
    for place, response in enumerate(responses, start):
        heap.places.append(place)
        heap.marks.append(one.question.mark(response).points)
        heap.said.append(None if response is None else json.dumps(response))
    return replace(one, heap=heap)


def of(found: Sequence[Wording], *, n: int, versions: Sequence[int] = ()) -> Gathered:
    kept = versions or [1] * n
    attempts = [Sitting(at + 1, at + 1, kept[at], Fraction(0)) for at in range(n)]
    return Gathered(attempts, found)


def a_class(n: int = 12) -> Gathered:
    """Let so many answer; who errs in one question errs in the other, all but one."""
    best, ordered = wordings()
    first = ["2"] * (n // 2) + ["1"] * (n - n // 2)
    second = ["1"] * (n // 2 + 1) + ["2"] * (n - n // 2 - 1)
    return of([answered(best, first), answered(ordered, second)], n=n)
