"""The tries at a question while its attempt runs: made once, and never changed."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from engine.questions.question import Question
from ledger import record
from people.models import Person
from quizzes import marking
from quizzes.models import Answer, Try


def of(answer: Answer) -> Sequence[Try]:
    """Return the tries made, in order; no query where none was."""
    return list(answer.made.order_by("number")) if answer.tries else []


def is_over(question: Question, answer: Answer) -> bool:
    """Say whether it takes no further answer: right, or its tries used up."""
    if not answer.tries:
        return False
    made = [Fraction(one.share) for one in of(answer)]
    return marking.way(question, answer.attempt.agreed).is_over(made)


def make(question: Question, answer: Answer, *, at: datetime) -> Try | None:
    """Make a try of the answer as it was saved; its attempt is locked by the caller.

    The same answer is tried once: sent twice, it makes no try and costs nothing.
    """
    made, response = of(answer), answer.response
    if made and made[-1].response == response:
        return None
    way = marking.way(question, answer.attempt.agreed)
    if way.tries_left([Fraction(one.share) for one in made]) == 0:
        return None
    return _make(question, answer, number=len(made) + 1, at=at)


def _make(question: Question, answer: Answer, *, number: int, at: datetime) -> Try:
    parts = question.parts(answer.response)
    made = Try.objects.create(
        answer=answer,
        number=number,
        response=answer.response,
        certainty=answer.certainty,
        share=str(question.mark(answer.response).fraction),
        parts={name: str(share) for name, share in parts.items()},
        made_at=at,
    )
    answer.tries = number
    answer.save(update_fields=["tries"])
    person = Person(pk=answer.attempt.person_id)
    change = record.Change(
        new={"question": question.id, "number": number, "share": made.share}
    )
    row = record.draft("checked", answer, at=at, by=person, about=person, change=change)
    record.write(row)
    return made
