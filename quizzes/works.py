"""What a person did with each question of an attempt, and the marks she was given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.questions import kinds
from quizzes.agreement import Given
from quizzes.models import Answer, Attempt, Mark, Try


@dataclass(frozen=True, slots=True)
class Work:
    """What a person did with one question: the answer that stands, and her tries.

    An answer that was saved after the last check counts as one more try. `marks` are
    those that people gave, the oldest first.
    """

    answer: Answer
    tries: Sequence[Try] = ()
    marks: Sequence[Mark] = ()

    @property
    def given(self) -> dict[str, Given]:
        """Return the newest mark of each place."""
        return {one.place: Given(one.marker_id, one.points) for one in self.marks}

    @property
    def shown(self) -> list[tuple[object, int | None]]:
        """Return each response in its turn, with the certainty it was given with."""
        made = [(one.response, one.certainty) for one in self.tries]
        last = self.answer.response
        if last is None or (made and made[-1][0] == last):
            return made
        return [*made, (last, self.answer.certainty)]


def of(attempt: Attempt) -> Mapping[str, Work]:
    """Return the work on each question of an attempt, by the question's id."""
    return of_several([attempt])[attempt.pk]


def of_several(attempts: Sequence[Attempt]) -> Mapping[int, Mapping[str, Work]]:
    """Return the work of several attempts by their keys; three queries at most."""
    tries, marks = _tries(attempts), _marks(attempts)
    works: dict[int, dict[str, Work]] = {one.pk: {} for one in attempts}
    for answer in Answer.objects.filter(attempt__in=attempts).order_by("pk"):
        work = Work(answer, tries.get(answer.pk, ()), marks.get(answer.pk, ()))
        works[answer.attempt_id][answer.question] = work
    return works


def _tries(attempts: Sequence[Attempt]) -> dict[int, list[Try]]:
    found: dict[int, list[Try]] = {}
    checked = [one for one in attempts if one.agreed.has_checks]
    if checked:
        made = Try.objects.filter(answer__attempt__in=checked)
        for one in made.order_by("number"):
            found.setdefault(one.answer_id, []).append(one)
    return found


def _marks(attempts: Sequence[Attempt]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    written = [one for one in attempts if _is_marked_by_hand(one)]
    if written:
        given = Mark.objects.filter(answer__attempt__in=written)
        for one in given.select_related("marker").order_by("number"):
            found.setdefault(one.answer_id, []).append(one)
    return found


def _is_marked_by_hand(attempt: Attempt) -> bool:
    return any(kinds.named(one["kind"]).is_marked_by_hand for one in attempt.questions)
