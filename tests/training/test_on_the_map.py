from datetime import timedelta

import pytest

from courses import standing
from courses.standing import Standing
from tests import make
from tests.make import LATER, LONG_AGO, NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"due_at": NOON + timedelta(days=5)}, Standing("11月25日到期")),
        ({}, Standing("")),
        ({"due_at": LONG_AGO, "satisfied_at": NOON}, Standing("已完成", "done")),
        ({"waived_at": NOON}, Standing("豁免", "waived")),
        ({"due_at": NOON}, Standing("逾期 0 天", "overdue")),
    ],
)
def test_the_map_says_how_a_module_stands(values, words):
    period = make.period(**values)
    course = period.module.course

    said = standing.of(course, person=period.person, at=LATER)

    assert said == {period.module_id: words}


def test_what_is_still_open_comes_before_what_is_done():
    done = make.period(satisfied_at=NOON)
    make.period(
        registration=done.registration,
        assignment=make.assignment(module=done.module, person=done.person),
        due_at=NOON + timedelta(days=5),
    )

    said = standing.of(done.module.course, person=done.person, at=LATER)

    assert said[done.module_id].words == "11月25日到期"


def test_a_renewal_is_said_to_be_one():
    old = make.period(satisfied_at=LONG_AGO)
    make.period(
        registration=old.registration, previous=old, due_at=NOON + timedelta(days=5)
    )

    said = standing.of(old.module.course, person=old.person, at=LATER)

    assert said[old.module_id].words == "11月25日前续期"


def test_what_was_withdrawn_is_not_said():
    period = make.period(withdrawn_at=NOON)

    assert standing.of(period.module.course, person=period.person, at=LATER) == {}
