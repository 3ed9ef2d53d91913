"""Makes quizzes for the tests of this folder."""

from typing import Any

from courses.models import Registration, Unit
from engine.markup.page import Surroundings
from engine.questions import reading
from engine.questions.question import Question
from quizzes import attempts, content
from quizzes.content import Content
from quizzes.models import Attempt
from quizzes.rules import Rules
from tests import make

SOURCE = """
## 饭店做得最对的是什么？ {#best points=2}

- [ ] 照章办事
    > 没有这条规定。
- [x] 派人登门
    > 登门就是秘密钥匙。
- [ ] 什么也不做

> 解析：听出苦恼，才有后来。

## 客人订了餐。 {#ordered}

- [x] 对
- [ ] 错

## 她做了哪几件事？ {#did points=3 scoring=partial}

- [x] 打电话到机场
- [x] 叫出租车
- [x] 收拾行李
- [ ] 请客吃饭
"""

WRITTEN = """
## 她听出了什么？ {#heard}

- [x] 苦恼
- [ ] 高兴

## 换作你，会怎么做？ {#you}

/// trainer
看得出他在为客人想。

- 听（2 分）：听出没有说的话
- 做（3 分）：说出下一步
///
"""


def questions(source: str = SOURCE) -> tuple[Question, ...]:
    surroundings = Surroundings("a.quiz.md", {}, lambda target: target)
    found, problems = reading.read(source, first_line=1, surroundings=surroundings)
    assert not problems
    return found


def unit(**fields: Any) -> Unit:
    """Make a quiz of three questions (2, 1 and 3 points) with the rules given."""
    rules = Rules.from_json(fields.pop("rules", {}))
    asked = questions(fields.pop("source", SOURCE))
    data = content.to_json(Content(rules, asked, ("说出线索",)))
    return make.unit(kind="quiz", version_fields={"data": data}, **fields)


def registration(of: Unit, **fields: Any) -> Registration:
    person = fields.get("person") or make.person()
    make.enrolment(person=person, course=of.course)
    return make.registration(person=person, module=of.module)


def attempt(**fields: Any) -> Attempt:
    """Start an attempt at noon; `rules` and `unit` may be given."""
    made = {name: fields[name] for name in ("rules", "source") if name in fields}
    of = fields.get("unit") or unit(**made)
    mine = fields.get("registration") or registration(of)
    return attempts.start(of, registration=mine, at=make.NOON, seed=7)
