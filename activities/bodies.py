"""Bodies that hold one answer for each thing asked: {"shape": 1, "answers": {…}}."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from activities.task import JSON, Sent, Task

SHAPE = 1

type Answers = Mapping[str, Any]


def of(answers: Answers) -> dict[str, Any]:
    return {"shape": SHAPE, "answers": dict(answers)}


def answers(body: JSON) -> Answers:
    """Return the answers by id; shape 1 is the only one so far, {} is an empty body."""
    found: Answers = body.get("answers", {})
    return found


class AnswersById(Task):
    """A kind whose bodies hold an answer for each of its `names`."""

    @abstractmethod
    def taken(self, sent: Sent) -> Answers:
        """Return what a form sent, by id; raise TooLong if it cannot be kept."""

    def is_filled(self, answer: Any) -> bool:  # JSON: the kind knows
        return bool(answer)

    def body(self, sent: Sent) -> dict[str, Any]:
        return of(self.taken(sent))

    def merged(self, bodies: Sequence[JSON]) -> dict[str, Any]:
        return of({id_: one for body in bodies for id_, one in answers(body).items()})

    def renamed(self, body: JSON, ids: Mapping[str, str]) -> dict[str, Any]:
        kept = answers(body).items()
        return of({ids[id_]: one for id_, one in kept if id_ in ids})

    def filled(self, body: JSON) -> list[str]:
        return [id_ for id_, one in answers(body).items() if self.is_filled(one)]
