"""Correcting results after a wrong key (quizzes/regrading/regrades.py)."""

from copy import copy
from datetime import timedelta

import pytest

from courses.models import Completion
from ledger.models import Event
from quizzes import attempts, endings, reached
from quizzes.corrections import Choice
from quizzes.models import Attempt, Regrade, Regraded
from quizzes.regrading import keys, regrades, wordings
from quizzes.regrading.regrades import KeyIsMissing, Plan
from tests import make
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db

# Of 6 points: `best` gives 2 (right is 2), `ordered` 1, `did` 3.
BEST, ORDERED, DID = "best", "ordered", "did"
ONE_WRONG = {BEST: "1", ORDERED: "1", DID: ["1", "2", "3"]}
NEXT_DAY = make.NEXT_DAY


def handed_in(unit, at=make.NOON, **responses):
    mine = quiz.registration(unit)
    attempt = attempts.start(unit, registration=mine, at=at, seed=7)
    for question, response in responses.items():
        attempt.answers.filter(question=question).update(response=response)
    return endings.submit(Attempt.objects.all(), key=attempt.pk, at=at)


def draft(unit, choice, right=(), question=BEST, at=NEXT_DAY, **fields):
    found = next(one for one in wordings.of(unit) if one.id == question)
    key = keys.ticked(found.asked, right) if right else None
    plan = Plan(choice, "答案写错了", key, **fields)
    return regrades.draft(unit, found.asked, plan, by=make.person(), at=at)


def apply(unit, choice, right=(), **fields):
    regrade = draft(unit, choice, right, **fields)
    regrades.apply(regrade, at_once=100, title="更正")
    return regrade


def results(*made):
    found = Attempt.objects.in_bulk([one.pk for one in made])
    return [
        (found[one.pk].exact, found[one.pk].out_of, found[one.pk].has_passed)
        for one in made
    ]


def test_dry_run_tells_of_everyone_and_writes_nothing():
    unit = quiz.unit(rules={"pass_mark": 80})
    loser = handed_in(unit, **ONE_WRONG | {BEST: "2"})
    winner = handed_in(unit, **ONE_WRONG)
    events = Event.objects.count()

    lines = list(regrades.dry_run(draft(unit, Choice.NEW_KEY, {"1"}, may_lower=True)))

    assert [line.attempt for line in lines] == [loser, winner]
    assert [line.old.words for line in lines] == ["6 / 6", "4 / 6"]
    assert [line.new.words for line in lines] == ["4 / 6", "6 / 6"]
    assert [line.new.has_passed for line in lines] == [False, True]
    assert [line.is_higher for line in lines] == [False, True]
    assert results(loser, winner) == [("6", 6, True), ("4", 6, False)]
    assert (Event.objects.count(), Regrade.objects.count()) == (events, 0)


def test_what_was_reached_never_changes_afterwards_through_a_correction():
    unit = quiz.unit()
    passed = handed_in(unit, **ONE_WRONG).registration_id

    def told(at):
        return reached.of([passed], at=at)[passed]

    before = told(make.NOON)
    days = [NEXT_DAY, NEXT_DAY + timedelta(days=1)]
    apply(unit, Choice.NEW_KEY, {"1"}, at=days[0])
    second = told(days[0])
    apply(unit, Choice.VOID, question=DID, may_lower=True, at=days[1])

    assert (before.points, before.out_of) == (4, 6)
    assert (second.points, second.out_of) == (6, 6)
    assert [told(make.NOON), told(days[0])] == [before, second]
    assert told(days[1]).out_of == 3


def test_nobody_falls_unless_it_is_said():
    unit = quiz.unit()
    loser = handed_in(unit, **ONE_WRONG | {BEST: "2"})
    winner = handed_in(unit, **ONE_WRONG)

    apply(unit, Choice.NEW_KEY, {"1"})

    assert results(loser, winner) == [("6", 6, True), ("6", 6, True)]
    kept = Regraded.objects.get(attempt=loser)
    assert (kept.old_exact, kept.new_exact) == ("6", "6")


def test_results_fall_where_they_may():
    unit = quiz.unit(rules={"pass_mark": 80})
    loser = handed_in(unit, **ONE_WRONG | {BEST: "2"})

    apply(unit, Choice.NEW_KEY, {"1"}, may_lower=True)

    assert results(loser) == [("4", 6, False)]
    assert Completion.objects.count() == 1


def test_both_keys_count_where_both_are_accepted():
    unit = quiz.unit()
    old, new, neither = (
        handed_in(unit, **ONE_WRONG | {BEST: picked}) for picked in ("2", "1", "3")
    )

    apply(unit, Choice.ACCEPT_BOTH, {"1"}, may_lower=True)

    assert [exact for exact, _, _ in results(old, new, neither)] == ["6", "6", "4"]


def test_all_points_go_also_to_who_did_not_answer():
    unit = quiz.unit()
    silent = handed_in(unit, **{ORDERED: "1"})

    apply(unit, Choice.GIVE_ALL)

    assert results(silent) == [("3", 6, False)]


def test_what_is_void_counts_neither_way():
    unit = quiz.unit()
    wrong = handed_in(unit, **ONE_WRONG)
    right = handed_in(unit, **{BEST: "2", ORDERED: "1"})

    apply(unit, Choice.VOID)

    assert results(wrong, right) == [("4", 4, True), ("3", 6, False)]


def test_who_passes_now_completes_the_unit():
    unit = quiz.unit(rules={"pass_mark": 80})
    winner = handed_in(unit, **ONE_WRONG)

    apply(unit, Choice.NEW_KEY, {"1"})

    completion = Completion.objects.get()
    assert completion.registration == winner.registration
    assert completion.completed_at == NEXT_DAY


def test_each_change_is_in_the_ledger_with_its_reason():
    unit = quiz.unit()
    handed_in(unit, **ONE_WRONG)
    handed_in(unit, **ONE_WRONG | {BEST: "2"})

    regrade = apply(unit, Choice.GIVE_ALL)

    event = Event.objects.get(verb="attempt-regraded")
    assert event.why == "答案写错了"
    assert event.old == {"points": "4", "out_of": 6, "has_passed": True}
    assert event.new == event.old | {"points": "6", "regrade": regrade.pk}
    assert Event.objects.get(verb="key-corrected").actor.endswith(f":{regrade.by_id}")


def test_correction_holds_for_attempts_handed_in_later():
    unit = quiz.unit()
    handed_in(unit, **ONE_WRONG)
    apply(unit, Choice.NEW_KEY, {"1"})

    later = NEXT_DAY + timedelta(days=1)
    by_new_key = handed_in(unit, at=later, **ONE_WRONG)
    by_old_key = handed_in(unit, at=later, **ONE_WRONG | {BEST: "2"})

    assert [exact for exact, _, _ in results(by_new_key, by_old_key)] == ["6", "4"]


def test_a_second_correction_lowers_no_result_of_the_first():
    unit = quiz.unit()
    before = handed_in(unit, **ONE_WRONG)
    apply(unit, Choice.GIVE_ALL)
    between = handed_in(unit, at=NEXT_DAY, **ONE_WRONG)

    later = NEXT_DAY + timedelta(days=1)
    apply(unit, Choice.NEW_KEY, {"3"}, at=later)
    after = handed_in(unit, at=later, **ONE_WRONG)

    exact = [exact for exact, _, _ in results(before, between, after)]
    assert exact == ["6", "6", "4"]


def test_another_wording_is_not_touched():
    unit = quiz.unit()
    wrong = handed_in(unit, **{BEST: "2", ORDERED: "2"})

    apply(unit, Choice.GIVE_ALL, question=BEST)

    assert results(wrong) == [("2", 6, False)]
    assert not Regraded.objects.exists()


def test_the_same_correction_sent_twice_is_one():
    unit = quiz.unit()
    handed_in(unit, **ONE_WRONG)
    regrade = draft(unit, Choice.GIVE_ALL)
    again = copy(regrade)

    for one in (regrade, again):
        regrades.apply(one, at_once=100, title="更正")

    assert (Regrade.objects.count(), Regraded.objects.count()) == (1, 1)


def test_a_choice_with_a_key_needs_one():
    unit = quiz.unit()
    handed_in(unit, **ONE_WRONG)

    with pytest.raises(KeyIsMissing):
        draft(unit, Choice.NEW_KEY)


def test_many_are_corrected_by_a_job():
    unit = quiz.unit()
    made = [handed_in(unit, **ONE_WRONG) for _ in range(3)]

    job = regrades.apply(draft(unit, Choice.GIVE_ALL), at_once=2, title="更正")

    assert job
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 3, 3)
    assert [exact for exact, _, _ in results(*made)] == ["6", "6", "6"]


def test_a_try_that_was_given_up_for_lost_corrects_nothing_again():
    unit = quiz.unit()
    made = [handed_in(unit, **ONE_WRONG) for _ in range(2)]
    regrade = regrades.make(draft(unit, Choice.GIVE_ALL))
    seen_before = regrades.pending(regrade)

    for pending in (regrades.pending(regrade), seen_before):
        list(regrades.spread(regrade, pending, at=NEXT_DAY))

    assert Regraded.objects.filter(regrade=regrade).count() == len(made)
    assert Event.objects.filter(verb="attempt-regraded").count() == len(made)


@pytest.mark.parametrize("count", [1, 3])
def test_dry_run_asks_as_often_however_many_there_are(count, django_assert_num_queries):
    unit = quiz.unit()
    for _ in range(count):
        handed_in(unit, **ONE_WRONG)
    regrade = draft(unit, Choice.GIVE_ALL)

    with django_assert_num_queries(4):
        list(regrades.dry_run(regrade))
