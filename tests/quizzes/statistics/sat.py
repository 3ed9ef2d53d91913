"""Makes attempts that were handed in and marked, without going through a quiz."""

from datetime import datetime, timedelta
from typing import Any

from courses.models import Registration, Unit, Version
from engine.questions import saved
from people.models import Person
from quizzes import content
from quizzes.content import Content
from quizzes.models import Answer, Attempt
from quizzes.rules import Rules
from tests import make
from tests.quizzes import quiz

TWO = """
## 做得最对的是什么？ {#best}

- [ ] 照章办事
- [x] 派人登门
- [ ] 什么也不做

## 客人订了餐。 {#ordered}

- [x] 对
- [ ] 错
"""


def data(source: str = TWO) -> dict[str, object]:
    return content.to_json(Content(Rules(), quiz.questions(source)))


def unit(source: str = TWO, **fields: Any) -> Unit:
    return make.unit(kind="quiz", version_fields={"data": data(source)}, **fields)


def reworded(of: Unit, source: str) -> Version:
    """Publish another text of the quiz."""
    of.version = make.version(unit=of, data=data(source))
    of.save(update_fields=["version"])
    return of.version


def attempt(
    of: Unit, responses: dict[str, Any], *, at: datetime = make.NOON, **fields: Any
) -> Attempt:
    """Make a marked attempt at today's quiz, asked only what has a response."""
    version = of.version
    assert version is not None
    person = fields.pop("person", None) or make.person()
    mine = _registration(of, person)
    kept = {one["stem"]["id"]: one for one in version.data["questions"]}
    asked = {id_: saved.from_json(kept[id_]) for id_ in responses}
    marks = {id_: asked[id_].mark(said).points for id_, said in responses.items()}
    made = Attempt.objects.create(
        registration=mine,
        person=person,
        unit=of,
        version=version,
        number=mine.attempts.count() + 1,
        seed=1,
        questions=[],
        rules={},
        started_at=at - timedelta(minutes=5),
        submitted_at=at,
        ended_by=Attempt.EndedBy.PERSON,
        exact=str(sum(marks.values())),
        out_of=sum(one.points for one in asked.values()),
        **{"marked_at": at} | fields,
    )
    Answer.objects.bulk_create(
        _answer(made, kept[id_], said, str(marks[id_]))
        for id_, said in responses.items()
    )
    return made


def _registration(of: Unit, person: Person) -> Registration:
    known = Registration.objects.filter(person=person, module=of.module).first()
    return known or make.registration(person=person, module=of.module)


def _answer(made: Attempt, kept: dict[str, Any], said: Any, exact: str) -> Answer:
    return Answer(
        attempt=made,
        question=kept["stem"]["id"],
        version=made.version,
        fingerprint=content.fingerprint(kept),
        response=said,
        exact=exact,
        saved_at=make.NOON,
    )


def class_of(of: Unit, count: int) -> None:
    """Let so many people answer: the stronger half all right, the others half wrong."""
    for place in range(count):
        is_strong = place < count / 2
        best = "2" if is_strong or place % 2 else "1"
        attempt(of, {"best": best, "ordered": "1" if is_strong else "2"})
