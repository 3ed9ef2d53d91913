"""Assigns a module for tests, and asks why."""

from datetime import datetime, timedelta

from tests import make
from training.models import Assignment
from training.trace import whole

MADE = datetime(2026, 11, 2, 4, tzinfo=make.NOON.tzinfo)
LATER = MADE + timedelta(days=40)


def assigned(module, by, **fields):
    return Assignment.objects.create(
        course=module.course, module=module, made_by=by, made_at=MADE, **fields
    )


def opened(assignment, person, **fields):
    mine = make.registration(person=person, module=assignment.module)
    given = {"opened_at": MADE, "known_at": MADE} | fields
    return make.period(assignment=assignment, registration=mine, **given)


def trace(period, at=LATER):
    return whole.of_key(period.pk, at=at)
