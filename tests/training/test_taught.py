import pytest

from activities.models import Response
from people.models import Membership
from tests import make
from tests.make import LATER, LONG_AGO, NOON
from training import taught

pytestmark = pytest.mark.django_db


def test_a_trainers_course_counts_everyone_in_it():
    module = make.module()
    trainer = make.teaching(course=module.course).person
    make.period(module=module, due_at=NOON)
    make.period(module=module, satisfied_at=NOON)
    make.period(module=module, waived_at=NOON)

    charge = taught.of(trainer, at=LATER)[0]

    assert (charge.required, charge.met, charge.late) == (2, 1, 1)


def test_a_trainers_cohort_counts_its_members_only():
    module, member, gone = make.module(), make.person(), make.person()
    cohort = make.cohort(member, gone)
    Membership.objects.filter(person=gone).update(until=LONG_AGO)
    trainer = make.teaching(course=module.course, cohort=cohort).person
    for person in (member, gone, make.person()):
        make.period(module=module, person=person, due_at=NOON)

    charge = taught.of(trainer, at=LATER)[0]

    assert (charge.cohort, charge.required, charge.late) == (cohort, 1, 1)


def shared(unit, person, **fields):
    registration = make.registration(module=unit.module, person=person)
    return Response.objects.create(
        registration=registration,
        person=person,
        unit=unit,
        version=unit.version,
        saved_at=NOON,
        **{"shared_at": NOON} | fields,
    )


def test_a_trainer_sees_what_was_shared_and_no_drafts():
    unit = make.unit()
    trainer = make.teaching(course=unit.course).person
    work = shared(unit, make.person())
    shared(unit, make.person(), shared_at=None)
    shared(make.unit(), make.person())

    assert taught.shared_with(trainer, at=NOON) == [work]


def test_a_cohorts_trainer_sees_only_its_members_work():
    unit, member = make.unit(), make.person()
    cohort = make.cohort(member)
    trainer = make.teaching(course=unit.course, cohort=cohort).person
    work = shared(unit, member)
    shared(unit, make.person())

    assert taught.shared_with(trainer, at=NOON) == [work]
