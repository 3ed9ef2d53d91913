"""Enrolling in a course and ending it."""

import pytest

from courses import enrolment
from courses.models import Course, Enrolment
from ledger.models import Event
from tests import make
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db


def test_anyone_may_begin_an_open_course():
    course, person = make.course(), make.person()

    begun = enrolment.begin(course, person=person, at=NOON)

    assert (begun.source, begun.since) == (Enrolment.Source.SELF, NOON)


def test_beginning_twice_is_once():
    course, person = make.course(), make.person()
    first = enrolment.begin(course, person=person, at=NOON)

    again = enrolment.begin(course, person=person, at=LATER)

    assert again == first
    assert [event.verb for event in Event.objects.all()] == ["enrolled"]


def test_nobody_begins_a_course_that_is_assigned_only():
    course = make.course(enrolment=Course.Enrolment.ASSIGNED)

    with pytest.raises(enrolment.CourseIsNotOpen):
        enrolment.begin(course, person=make.person(), at=NOON)


def test_ended_enrolment_stays_as_a_row_and_can_be_followed_by_another():
    course, person = make.course(), make.person()
    first = enrolment.begin(course, person=person, at=NOON)
    enrolment.end(first, by=person, at=LATER)

    second = enrolment.begin(course, person=person, at=LATER)

    assert second != first
    assert list(Enrolment.objects.running(at=LATER)) == [second]
    assert list(Enrolment.objects.running(at=NOON)) == [first]
