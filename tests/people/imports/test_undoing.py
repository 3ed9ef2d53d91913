"""Files of people taken back: everything as it was, and nobody deleted."""

from datetime import date

import pytest

from ledger.models import Event
from people.imports import undoing
from people.imports.summary import Summary
from people.imports.undoing import NotApplied
from people.models import Membership, Person, Posting
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from tests.people.imports.files import TODAY, applied, checked, counts, csv

pytestmark = pytest.mark.django_db

BEFORE = csv(
    "1,王,wang,w@example.com,总部,科长,,甲班,2020-01-01",
    "2,李,,,总部/窗口,专员,1,,2021-01-01",
    "3,张,,,总部/窗口,专员,1",
)


def state():
    """Return what stands about everybody, but for the ids of postings."""
    people = Person.objects.order_by("employee_number").values_list(
        "employee_number",
        "name",
        "name_key",
        "username",
        "email",
        "language",
        "started_on",
        "left_on",
        "is_active",
    )
    posts = Posting.objects.filter(until=None).order_by("person__employee_number")
    return (
        list(people),
        list(
            posts.values_list(
                "person__employee_number",
                "department__name",
                "position__name",
                "manager__employee_number",
                "since",
            )
        ),
        list(
            Membership.objects.filter(until=None)
            .order_by("person_id", "cohort_id")
            .values_list("person_id", "cohort__name")
        ),
    )


def test_taking_a_file_back_restores_what_it_changed():
    applied(BEFORE)
    before = state()
    batch = applied(
        csv("1,王大,king,-,总部/热线,主任,,乙班,,,en", "2,李,,,,,,,,2026-11-10"),
        at=LATER,
        is_whole=True,
        confirmed=2,
    )
    changed = state()

    undo = undoing.at_once(batch, by=None, at=NEXT_DAY)

    people, posts, members = state()
    assert changed != before
    assert (people, members) == (before[0], before[2])
    assert [post[:4] for post in posts] == [post[:4] for post in before[1]]
    assert undo.kinds() == {"changed": 1, "gone": 2}
    assert batch.state == "rolled-back"


def test_who_was_added_is_let_go_and_comes_back_with_the_same_file():
    batch = applied(BEFORE)

    undoing.at_once(batch, by=None, at=LATER)
    left = list(Person.objects.values_list("is_active", "employee_number"))
    again = applied(BEFORE, at=NEXT_DAY)

    assert left == [(False, one) for one in "123"]
    assert counts(again) == {"returned": 3}
    assert Person.objects.active().count() == 3
    assert Event.objects.filter(verb="people-import-rolled-back").count() == 1


def test_who_returned_goes_again():
    make.person(employee_number="1", is_active=False, left_on=date(2026, 1, 31))
    batch = applied(csv("1,王,,,总部"))

    undoing.at_once(batch, by=None, at=LATER)

    person = Person.objects.get(employee_number="1")
    assert (person.is_active, person.left_on) == (False, date(2026, 1, 31))
    assert not person.postings.filter(until=None).exists()


def test_who_was_changed_since_is_left_and_named():
    one, two, three = (make.person(employee_number=number) for number in "123")
    hr = make.person("hr", employee_number="4", name="周")
    batch = applied(csv("1,王", "2,李", "3,张", "4,周敏"), by=hr)
    applied(csv("1,王大"), at=LATER)
    Person.objects.filter(pk=two.pk).update(name="李四")
    batch.changes.filter(person=three).update(old={}, new={})

    undo = undoing.at_once(batch, by=hr, at=NEXT_DAY)

    assert [(step.change.person_id, step.left) for step in undo.left] == [
        (one.pk, "later"),
        (two.pk, "by hand"),
        (three.pk, "erased"),
        (hr.pk, "yourself"),
    ]
    assert Summary.of(batch).left[0] == (one.pk, "later")
    assert Person.objects.get(pk=two.pk).name == "李四"


def test_name_to_sign_in_that_somebody_has_now_is_not_taken_from_her():
    person = make.person(employee_number="1", name="王", username="wang")
    batch = applied(csv("1,王,king"))
    make.person(username="wang")

    undo = undoing.at_once(batch, by=None, at=LATER)

    assert [step.left for step in undo.left] == ["taken"]
    assert Person.objects.get(pk=person.pk).username == "king"


def test_only_what_was_applied_is_taken_back_and_once():
    batch = applied(csv("1,王"))
    undoing.at_once(batch, by=None, at=LATER)

    for one in (batch, checked(csv("2,李"))):
        with pytest.raises(NotApplied):
            undoing.at_once(one, by=None, at=NEXT_DAY)

    assert batch.rolled_back_at == LATER
    assert NEXT_DAY.date() > TODAY
    assert NOON < LATER
