from datetime import date

import pytest

from jobs.models import Job
from jobs.progress import Progress
from ledger.models import Event
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from tests.training.equivalence import replaced
from tests.training.equivalence.replaced import MAY, YEAR
from training import days
from training.equivalence import changing, crediting, work
from training.models import Evidence, Notice, PeriodFact
from training.record import gathering
from training.trace import whole

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 4)


@pytest.fixture
def was():
    return replaced.module(title="Old greeting", course=make.course(title="Desk"))


@pytest.fixture
def now():
    return replaced.module(title="New greeting")


def stored(row):
    return type(row).objects.values().get(pk=row.pk)


def counted(period):
    period.refresh_from_db()
    return period.satisfied_at is not None


def test_course_replaced_in_the_middle_of_a_period_maps_completed_parts(was, now):
    """Keep to the row of the test table: nothing lost, reset or rewritten."""
    registration = replaced.done(was)
    old = replaced.asked(was, registration.person)
    before = stored(registration), stored(old)
    period = replaced.asked(now, registration.person, **YEAR)

    made = replaced.equal(was, now)

    assert counted(period)
    assert period.satisfied_at == days.start_of(DAY)
    assert period.valid_until == days.end_of(date(2027, 5, 4))
    piece = Evidence.objects.get()
    assert (period.evidence, Notice.objects.get().code) == (piece, "counted-as-equal")
    assert (piece.source, piece.equivalence, piece.note) == (
        "equivalence",
        made,
        "New edition",
    )
    assert (piece.title, piece.completed_on, piece.minutes) == ("Old greeting", DAY, 20)
    assert (stored(registration), stored(old)) == before
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert verbs >= {"equivalence-made", "evidence-recorded", "period-satisfied"}
    assert Event.objects.get(verb="evidence-recorded").new["equivalence"] == made.pk


def test_job_done_again_doubles_nothing(was, now):
    for _ in range(3):
        replaced.asked(now, replaced.done(was).person)
    replaced.equal(was, now)
    job, rows = Job.objects.get(), Evidence.objects.count()
    facts = PeriodFact.objects.count()

    work.do(job, Progress(job))
    work.sweep(NEXT_DAY)

    assert (job.is_done, job.done, job.total, rows) == (True, 3, 3, 3)
    assert (Evidence.objects.count(), PeriodFact.objects.count()) == (rows, facts)


def test_what_broke_off_half_way_is_gone_on_with(was, now):
    people = [replaced.done(was).person for _ in range(3)]
    made = replaced.equal(was, now)
    periods = [replaced.asked(now, one) for one in people]

    def stop(seen):
        if seen == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crediting.credit(made, at=LATER, tell=stop, size=1)
    left = crediting.credit(made, at=LATER)

    assert (left, [counted(one) for one in periods]) == (1, [True] * 3)


def test_who_is_asked_later_is_credited_by_the_sweep_with_the_same_piece(was, now):
    person = replaced.done(was).person
    first = replaced.asked(now, person)
    replaced.equal(was, now)
    second = replaced.asked(now, person)

    work.sweep(LATER)

    assert counted(second)
    first.refresh_from_db()
    assert first.evidence == second.evidence


def test_what_would_have_expired_does_not_count(was, now):
    person = replaced.done(was).person
    period = replaced.asked(now, person, valid_months=3)

    replaced.equal(was, now)

    assert not counted(period)
    assert not Evidence.objects.exists()


def test_only_completed_and_standing_passes_of_active_people_count(was, now):
    revoked = replaced.done(was)
    make.period(registration=revoked, satisfied_at=MAY, revoked_at=MAY)
    away = replaced.done(was, make.person(is_active=False))
    delta = replaced.done(was, is_delta=True)
    passes = (revoked, away, delta, replaced.begun(was))
    periods = [replaced.asked(now, one.person) for one in passes]

    replaced.equal(was, now)

    assert not any(counted(one) for one in periods)


def test_evidence_from_elsewhere_counts_if_it_was_credited(was, now):
    old = make.period(module=was, satisfied_at=MAY)
    old.evidence = make.evidence(person=old.person, module=was, completed_on=DAY)
    old.save()
    noted = make.evidence(module=was, completed_on=DAY)
    periods = [replaced.asked(now, one) for one in (old.person, noted.person)]

    replaced.equal(was, now)

    assert [counted(one) for one in periods] == [True, False]


def test_it_is_not_passed_on_to_a_third_module(was, now):
    person, third = replaced.done(was).person, replaced.module()
    second, period = replaced.asked(now, person), replaced.asked(third, person)

    replaced.equal(was, now)
    replaced.equal(now, third)

    assert (counted(second), counted(period)) == (True, False)


def test_what_was_taken_back_is_not_credited_again(was, now):
    person = replaced.done(was).person
    first = replaced.asked(now, person)
    replaced.equal(was, now)
    first.refresh_from_db()
    first.revoked_at = NOON
    first.save()
    second = replaced.asked(now, person)

    work.sweep(LATER)

    assert not counted(second)


def test_ended_it_credits_nobody_further_and_what_it_credited_stays(was, now):
    first = replaced.asked(now, replaced.done(was).person)
    made = replaced.equal(was, now)
    by = make.person("hr")

    changing.end(made, why="A mistake", by=by, at=LATER)
    second = replaced.asked(now, replaced.done(was).person)
    work.sweep(NEXT_DAY)

    assert (counted(first), counted(second)) == (True, False)
    assert crediting.credit(made, at=NEXT_DAY) == 0
    assert Event.objects.get(verb="equivalence-ended").why == "A mistake"
    with pytest.raises(changing.AlreadyEnded):
        changing.end(made, why="Again", by=by, at=NEXT_DAY)


def test_a_pair_in_force_is_not_made_twice_and_an_ended_one_may_be(was, now):
    made = replaced.equal(was, now)

    with pytest.raises(changing.NothingNew):
        replaced.equal(was, now)
    changing.end(made, why="A mistake", by=made.made_by, at=LATER)

    assert replaced.equal(was, now).pk != made.pk


def test_her_period_and_her_record_say_from_which_module_it_comes(was, now):
    registration = replaced.done(was)
    period = replaced.asked(now, registration.person)
    replaced.equal(was, now)

    trace = whole.of_key(period.pk, at=LATER)
    record = gathering.of(registration.person, at=LATER)

    assert trace.unfinished.sentences == [
        "等同认定：由《Old greeting（Desk）》在 2026年5月4日 完成。"
    ]
    lines = {line.title: line for line in record.years[0].lines}
    assert lines["New greeting"].source == "等同于《Old greeting（Desk）》"
    assert (lines["Old greeting"].minutes, record.years[0].minutes) == (20, 20)
    assert (record.number, len(record.lines)) == (1, 2)


@pytest.mark.parametrize("number", [1, 3])
def test_a_chunk_takes_as_many_queries_however_many_are_in_it(
    was, now, number, django_assert_num_queries
):
    made = replaced.equal(was, now)
    for _ in range(number):
        replaced.asked(now, replaced.done(was).person, **YEAR)

    with django_assert_num_queries(21):
        crediting.credit(made, at=LATER)
