from datetime import UTC, date, datetime

import pytest

from courses import progress
from courses.models import Enrolment, Registration
from ledger.models import Event
from people.models import Membership, Person
from tests import make
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from training import assignments, facts
from training.assignments import Order
from training.models import Period, PeriodFact

pytestmark = pytest.mark.django_db


@pytest.fixture
def module():
    made = make.module()
    make.unit(module=made)
    return made


def test_assigning_a_module_enrols_registers_and_opens_a_period(module):
    trainee, trainer = make.person(), make.person()
    order = Order(module, trainee, due=date(2026, 11, 30), why="New here")

    made = assignments.assign(order, by=trainer, at=NOON)

    period = made.periods.get()
    assert (period.person, period.module, period.registration.person) == (
        trainee,
        module,
        trainee,
    )
    assert Enrolment.objects.get(person=trainee).source == "assignment"
    assert period.due_at == datetime(2026, 11, 30, 16, tzinfo=UTC)


def test_each_opened_period_stands_in_facts_and_ledger(module):
    order = Order(module, make.person(), due=date(2026, 11, 30))

    assignments.assign(order, by=None, at=NOON)

    kinds = PeriodFact.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["opened", "due"]
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == [
        "assigned",
        "enrolled",
        "registered",
        "period-opened",
    ]


def test_a_course_is_assigned_by_all_its_current_modules(module):
    second = make.module(course=module.course, position=1)
    make.module(course=module.course, archived_at=LONG_AGO)

    made = assignments.assign(Order(module.course, make.person()), by=None, at=NOON)

    assert {period.module for period in made.periods.all()} == {module, second}


def test_an_appendix_is_asked_of_nobody(module):
    appendix = make.module(course=module.course)
    make.unit(module=appendix, is_optional=True)
    order = Order(module.course, make.person())

    made = assignments.assign(order, by=None, at=NOON)

    assert [one.module for one in made.periods.all()] == [module]


def test_a_course_without_modules_cannot_be_assigned():
    with pytest.raises(assignments.NothingToLearn):
        assignments.assign(Order(make.course(), make.person()), by=None, at=NOON)


def test_a_due_after_days_ends_with_that_day_in_the_sites_zone(module):
    made = assignments.assign(Order(module, make.person(), due=30), by=None, at=NOON)

    assert made.due_days == 30
    assert made.periods.get().due_at == datetime(2026, 12, 20, 16, tzinfo=UTC)


def test_an_order_may_have_no_due_date(module):
    made = assignments.assign(Order(module, make.person()), by=None, at=NOON)

    assert made.periods.get().due_at is None


def test_a_department_means_the_people_posted_in_and_below_it_now(module):
    root = make.department()
    below = make.posting(department=make.department(parent=root)).person
    here = make.posting(department=root).person
    make.posting(department=root, person=make.person(is_active=False))
    make.posting(department=root, until=date(2026, 1, 1), ended_at=LONG_AGO)
    make.posting()

    made = assignments.assign(Order(module, root), by=None, at=NOON)

    assert {period.person for period in made.periods.all()} == {here, below}


def test_a_department_may_be_meant_without_those_below(module):
    root = make.department()
    make.posting(department=make.department(parent=root))
    here = make.posting(department=root).person
    order = Order(module, root, is_with_subdepartments=False)

    assert [person.pk for person in order.people(at=NOON)] == [here.pk]


def test_a_cohort_means_those_who_are_in_it_now(module):
    member, gone = make.person(), make.person()
    cohort = make.cohort(member, gone)
    Membership.objects.filter(person=gone).update(until=LONG_AGO)

    assert list(Order(module, cohort).people(at=NOON)) == [member]


def test_the_same_order_again_reaches_only_who_joined_since(module):
    first, second = make.person(), make.person()
    cohort = make.cohort(first)
    made = assignments.assign(Order(module, cohort, due=3), by=None, at=NOON)
    Membership.objects.create(cohort=cohort, person=second, since=NOON)

    again = assignments.assign(Order(module, cohort, due=3), by=None, at=LATER)

    assert again == made
    assert [period.person for period in made.periods.order_by("pk")] == [first, second]
    assert Registration.objects.count() == Enrolment.objects.count() == 2


def test_two_assignments_share_the_running_pass(module):
    trainee = make.person()
    running = make.registration(person=trainee, module=module, started_at=LONG_AGO)

    assignments.assign(Order(module, trainee), by=None, at=NOON)
    assignments.assign(Order(module, trainee, due=9), by=None, at=NOON)

    assert [period.registration for period in Period.objects.all()] == [running] * 2


def test_a_pass_completed_before_satisfies_at_once_and_keeps_its_day(module):
    unit = module.units.get()
    done = make.completion(unit=unit)
    done.registration.completed_at = LONG_AGO
    done.registration.save()

    order = Order(module, done.registration.person)
    period = assignments.assign(order, by=None, at=NOON).periods.get()

    assert (period.satisfied_at, period.completion) == (LONG_AGO, done)
    fact = period.facts.get(kind="satisfied")
    assert (fact.effective_at, fact.recorded_at) == (LONG_AGO, NOON)
    assert Period.objects.with_status(at=NOON).get().status == "done"


def test_completing_the_module_satisfies_every_period_that_waits(module):
    trainee = make.person()
    for due in (3, 9):
        assignments.assign(Order(module, trainee, due=due), by=None, at=NOON)
    registration = Registration.objects.get()
    version = module.units.get().version

    done = progress.complete(version, registration=registration, at=LATER)

    periods = Period.objects.with_status(at=LATER)
    assert [(one.status, one.completion) for one in periods] == [("done", done)] * 2
    assert Event.objects.filter(verb="period-satisfied", at=LATER).count() == 2


def test_a_withdrawn_assignment_is_asked_for_no_more(module):
    made = assignments.assign(Order(module, make.person(), due=1), by=None, at=NOON)

    assignments.withdraw(made, why="By mistake", by=None, at=LATER)

    before, after = (
        Period.objects.with_status(at=moment).get().status for moment in (NOON, LATER)
    )
    assert (before, after) == ("not-started", "withdrawn")
    assert Enrolment.objects.get().until == LATER
    assert made.periods.get().facts.get(kind="withdrawn").why == "By mistake"


def test_withdrawing_keeps_what_was_done_and_its_enrolment(module):
    made = assignments.assign(Order(module, make.person()), by=None, at=NOON)
    version = module.units.get().version
    progress.complete(version, registration=Registration.objects.get(), at=LATER)

    assignments.withdraw(made, why="Course is old", by=None, at=NEXT_DAY)

    assert Period.objects.with_status(at=NEXT_DAY).get().status == "done"
    assert Enrolment.objects.get().until is None


def test_withdrawing_ends_only_enrolments_that_nothing_else_holds(module):
    trainee, learner = make.person(), make.person()
    own = make.enrolment(person=learner, course=module.course)
    cohort = make.cohort(trainee, learner)
    made = assignments.assign(Order(module, cohort), by=None, at=NOON)
    assignments.assign(Order(module, trainee), by=None, at=NOON)

    assignments.withdraw(made, why="Twice", by=None, at=LATER)

    own.refresh_from_db()
    assert own.until is None
    assert Enrolment.objects.get(person=trainee).until is None


def test_withdrawing_needs_a_reason(module):
    made = assignments.assign(Order(module, make.person()), by=None, at=NOON)

    with pytest.raises(facts.ReasonMissing):
        assignments.withdraw(made, why=" ", by=None, at=LATER)


def test_an_assignment_is_withdrawn_once(module):
    made = assignments.assign(Order(module, make.person()), by=None, at=NOON)
    assignments.withdraw(made, why="Mistake", by=None, at=LATER)

    with pytest.raises(assignments.AlreadyWithdrawn):
        assignments.withdraw(made, why="Mistake", by=None, at=NEXT_DAY)


def test_a_thousand_people_cost_few_queries(module, django_assert_max_num_queries):
    made = Person.objects.bulk_create(
        Person(username=f"many-{n}", name=f"N {n}", name_key=f"n{n}")
        for n in range(1000)
    )
    cohort = make.cohort()
    Membership.objects.bulk_create(
        Membership(cohort=cohort, person=person, since=LONG_AGO) for person in made
    )

    with django_assert_max_num_queries(70):
        assignments.assign(Order(module, cohort, due=30), by=None, at=NOON)

    assert Period.objects.count() == 1000
