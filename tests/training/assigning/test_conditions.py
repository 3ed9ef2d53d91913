from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from people.models import Membership, Person, Position
from tests import make
from tests.make import LATER, LONG_AGO, NOON
from training.assigning import conditions, rules
from training.assigning.rules import Condition, Field, Relation, Rule

pytestmark = pytest.mark.django_db

DAYS = [date(2026, 1, 1) + timedelta(days=number) for number in range(3)]


@pytest.fixture
def world():
    """A little company in which everybody differs somehow; ids by field."""
    root = make.department()
    branch = make.department(parent=root)
    positions = [Position.objects.create(name=name) for name in "AB"]
    boss = make.person()
    cohorts = [make.cohort() for _ in range(2)]
    modules = [make.module() for _ in range(2)]
    for number in range(12):
        person = make.person(started_on=[None, *DAYS][number % 4])
        if number % 3:
            make.posting(
                person=person,
                department=[root, branch][number % 2],
                position=[None, *positions][number % 3],
                manager=boss if number % 5 == 0 else None,
            )
        for cohort in cohorts[: number % 3]:
            make_member(cohort, person)
        for module in modules[number % 2 : number % 4]:
            done = NOON if number % 5 else LATER
            make.registration(person=person, module=module, completed_at=done)
    return {
        Field.DEPARTMENT: [root.pk, branch.pk],
        Field.POSITION: [one.pk for one in positions],
        Field.COHORT: [one.pk for one in cohorts],
        Field.MANAGER: [boss.pk],
        Field.COMPLETED: [one.pk for one in modules],
        Field.STARTED: DAYS,
    }


def make_member(cohort, person):
    Membership.objects.create(cohort=cohort, person=person, since=LONG_AGO)


def condition_of(world):
    def of_field(field):
        return st.builds(
            Condition,
            st.just(field),
            st.sampled_from(sorted(rules.RELATIONS[field])),
            st.sampled_from(world[field]),
            st.booleans(),
        )

    return st.sampled_from(sorted(Field)).flatmap(of_field)


def test_the_database_and_the_pure_rule_agree_about_everybody(world):
    everybody = conditions.attributes(
        list(Person.objects.values_list("pk", flat=True)), at=NOON
    )

    @settings(max_examples=40, deadline=None, database=None)
    @given(
        st.builds(
            Rule,
            st.lists(condition_of(world), min_size=1, max_size=3).map(tuple),
            st.booleans(),
        )
    )
    def agree(rule):
        found = Person.objects.filter(conditions.meant(rule, at=NOON))
        expected = {pk for pk, known in everybody.items() if rules.holds(rule, known)}
        assert set(found.values_list("pk", flat=True)) == expected

    agree()


def test_what_is_known_is_what_held_at_the_moment():
    moved = make.posting(until=date(2026, 6, 1), ended_at=NOON)
    now = make.posting(person=moved.person, since=date(2026, 6, 1), recorded_at=NOON)

    known = conditions.attributes([moved.person_id], at=LATER)[moved.person_id]
    before = conditions.attributes([moved.person_id], at=LONG_AGO)[moved.person_id]

    assert known.departments == {now.department_id}
    assert before.departments == {moved.department_id}


def test_who_is_anywhere_below_a_department_is_meant():
    root = make.department()
    deep = make.department(parent=make.department(parent=root))
    person = make.posting(department=deep).person
    make.posting()
    rule = Rule((Condition(Field.DEPARTMENT, Relation.BELOW, root.pk),))

    assert Person.objects.filter(conditions.meant(rule, at=NOON)).get() == person
