"""Marking the saved answers of an attempt on its own copy of the questions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from engine.questions import kinds, saved
from engine.questions.question import Question
from engine.questions.verdict import Verdict
from quizzes import agreement, content, corrections, scoring, works
from quizzes.behaviours import Made, Way, certain
from quizzes.corrections import Choice, Settled, Step
from quizzes.models import Answer, Attempt, Regrade
from quizzes.rules import Behaviour, Rules
from quizzes.scoring import Score
from quizzes.works import Work


def mark(attempt: Attempt, *, at: datetime) -> None:
    """Mark all answers of an attempt, and store the points of each and the whole.

    While an answer waits for a person, there is a sum of points, but no pass or fail.
    """
    done = works.of(attempt)
    verdicts = reckon(attempt, done, corrections_of(attempt)).verdicts
    answers = [
        work.answer for id_, work in done.items() if _note(work.answer, verdicts[id_])
    ]
    Answer.objects.bulk_update(answers, ["exact", "points"], batch_size=100)
    is_waiting = any(verdict.is_waiting for verdict in verdicts.values())
    score = result(attempt, verdicts.values())
    attempt.exact = str(score.points)
    attempt.points = scoring.decimal(score.points)
    attempt.out_of = score.out_of
    attempt.has_passed = None if is_waiting else score.passes(attempt.agreed)
    attempt.marked_at = None if is_waiting else attempt.marked_at or at
    attempt.save(update_fields=["exact", "points", "out_of", "has_passed", "marked_at"])


def result(attempt: Attempt, verdicts: Iterable[Verdict]) -> Score:
    """Return the whole of its verdicts; a make-up exam earns no more than its cap."""
    score = scoring.total(verdicts)
    return score.capped(attempt.agreed.makeup_cap) if attempt.is_makeup else score


def corrections_of(attempt: Attempt) -> list[Regrade]:
    """Return the corrections of the course's questions that it asks, in one query."""
    wordings = {content.fingerprint(one) for one in attempt.questions}
    return list(corrections_in(attempt.unit_id).filter(fingerprint__in=wordings))


def corrections_in(unit: int) -> QuerySet[Regrade]:
    """Return the corrections made in the course of a unit, in their order."""
    made = Regrade.objects.filter(unit__course__units=unit)
    return made.order_by("at", "pk")


def reckon(
    attempt: Attempt, done: Mapping[str, Work], regrades: Sequence[Regrade]
) -> Settled:
    """Return what each answer is worth, with the corrections of its question.

    Every correction made since it was handed in counts in its turn, none against the
    rule that it lowers nothing; of those made before, the newest alone counts.
    """
    is_new = len(regrades) == 1 and regrades[0].pk is None
    own = noted(attempt, done) if is_new else _own(attempt, done)
    steps = [
        _step(attempt, asked, done, own, regrade)
        for asked, regrade in _counting(attempt, done, regrades)
    ]
    return corrections.settle(own, steps)


def _own(attempt: Attempt, done: Mapping[str, Work]) -> dict[str, Verdict]:
    questions = content.questions_from_json(attempt.questions)
    return {one.id: verdict(one, done[one.id], attempt.agreed) for one in questions}


def noted(attempt: Attempt, done: Mapping[str, Work]) -> dict[str, Verdict]:
    """Return the verdicts as they were noted; only where nothing was corrected."""
    return {one["stem"]["id"]: _noted(one, done) for one in attempt.questions}


def _noted(asked: Mapping[str, Any], done: Mapping[str, Work]) -> Verdict:
    points = done[asked["stem"]["id"]].answer.exact
    out_of = 0 if kinds.named(asked["kind"]).is_survey else asked["stem"]["points"]
    return Verdict(Fraction(points or 0), out_of, is_waiting=not points)


def _counting(
    attempt: Attempt, done: Mapping[str, Work], regrades: Sequence[Regrade]
) -> Iterator[tuple[Mapping[str, Any], Regrade]]:
    """Return the corrections that count, each with a question it corrects."""
    if not regrades:
        return
    asked: dict[str, list[Mapping[str, Any]]] = {}
    for one in attempt.questions:
        wording = done[one["stem"]["id"]].answer.fingerprint
        asked.setdefault(wording, []).append(one)
    known = [one for one in regrades if one.fingerprint in asked]
    newest = {one.fingerprint: one for one in known if was_known(one, attempt)}
    for one in known:
        if not was_known(one, attempt) or newest[one.fingerprint] is one:
            yield from ((question, one) for question in asked[one.fingerprint])


def was_known(regrade: Regrade, attempt: Attempt) -> bool:
    """Say whether a question was corrected before the attempt was handed in."""
    return attempt.submitted_at is not None and regrade.at <= attempt.submitted_at


def _step(
    attempt: Attempt,
    asked: Mapping[str, Any],
    done: Mapping[str, Work],
    own: Mapping[str, Verdict],
    regrade: Regrade,
) -> Step:
    id_, choice = asked["stem"]["id"], Choice(regrade.choice)
    question = saved.from_json(corrections.mended(asked, regrade.key, choice))
    mended = verdict(question, done[id_], attempt.agreed)
    return Step(
        id_,
        corrections.corrected(choice, own[id_], mended),
        may_lower=regrade.may_lower or was_known(regrade, attempt),
    )


def way(question: Question, rules: Rules) -> Way:
    """Return how the rules ask a question; what a person marks is never checked."""
    is_plain = question.is_marked_by_hand or question.is_survey
    return Way(
        behaviour=Behaviour.DEFERRED if is_plain else rules.behaviour,
        penalty=rules.penalty,
        hints=len(question.hints),
        whole=question.parts(question.right_answer()),
    )


def verdict(question: Question, work: Work, rules: Rules) -> Verdict:
    """Return what the work earns, as the rules count tries and certainty.

    With certainty the points run from -6 to 3 times those of the question.
    """
    own = question.mark(work.answer.response)
    if question.is_marked_by_hand or question.is_survey:
        return _by_hand(own, work, rules)
    shown = work.shown
    made = [_made(question, response) for response, _ in shown]
    asked = way(question, rules)
    share = asked.earned(made)
    if rules.is_certain:
        turn = 0 if asked.behaviour is Behaviour.IMMEDIATE else -1
        share = certain(share, shown[turn][1]) if shown else share
    return replace(own, points=share * question.points)


def _by_hand(own: Verdict, work: Work, rules: Rules) -> Verdict:
    points = agreement.result(work.given, is_double=rules.has_second_marker)
    if not own.is_waiting or points is None:
        return own
    return replace(own, points=points, is_waiting=False)


def _made(question: Question, response: object) -> Made:
    return Made(question.mark(response).fraction, question.parts(response))


def _note(answer: Answer, found: Verdict) -> bool:
    """Note the points on the answer, and say whether that is to be stored."""
    points = None if found.is_waiting else scoring.decimal(found.points)
    before = answer.exact, answer.points
    answer.exact, answer.points = exact(found), points
    return before != (answer.exact, answer.points)


def exact(found: Verdict) -> str:
    """Return the points as an answer keeps them; nothing while it waits."""
    return "" if found.is_waiting else str(found.points)
