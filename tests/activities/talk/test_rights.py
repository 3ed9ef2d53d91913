"""Who may read shared work, comment on it and mark it, and who may not."""

import pytest

from activities.models import Comment, ResponseMark
from tests import make
from tests.activities.talk import shown
from tests.activities.talk.asked import address, give, say, who
from tests.activities.talk.shown import TEAM

pytestmark = pytest.mark.django_db


MAY = ("author", "peer", "trainer", "trainer of the cohort", "administrator")


MAY_NOT = (
    "trainee of another cohort",
    "trainer of another cohort",
    "trainer of another course",
    "HR",
)


@pytest.mark.parametrize(
    ("name", "status"), [*((one, 302) for one in MAY), *((one, 404) for one in MAY_NOT)]
)
def test_who_sees_the_work_may_comment_on_it_and_nobody_else(
    client, work, name, status
):
    person = who(name, work)

    answer = say(client, work, person)

    seen = client.get(address(work.unit, f"activity/shared/{work.pk}/"))
    assert answer.status_code == status
    assert seen.status_code == (200 if status == 302 else 404)
    assert Comment.objects.count() == (1 if status == 302 else 0)


@pytest.mark.parametrize(
    ("name", "status"),
    [*((one, 302) for one in MAY[2:]), *((one, 404) for one in (*MAY[:2], *MAY_NOT))],
)
def test_trainers_of_the_person_mark_and_nobody_else(client, work, name, status):
    answer = give(client, work, who(name, work))

    assert answer.status_code == status
    assert ResponseMark.objects.count() == (1 if status == 302 else 0)


def test_a_trainer_who_learns_along_does_not_mark_herself(client, unit, author):
    make.teaching(course=unit.course, person=author)

    assert give(client, shown.share(unit, author), author).status_code == 404


def test_a_trainer_marks_no_mate_whom_she_does_not_teach(client, unit, author):
    mate = shown.trainee(unit)
    make.teaching(course=unit.course, cohort=make.cohort(), person=mate)
    shown.team(unit, author, mate)
    work = shown.share(unit, author, TEAM)

    assert say(client, work, mate).status_code == 302
    assert give(client, work, mate).status_code == 404


def test_nothing_is_marked_that_is_not_for_points(client, author):
    unit = shown.unit()
    trainer = make.teaching(course=unit.course).person

    assert give(client, shown.share(unit, author), trainer).status_code == 404
