import pytest

from activities.models import Team
from courses.models import Completion
from tests.activities.teams import teamwork
from tests.make import NOON
from training import rehearsal

pytestmark = pytest.mark.django_db


def test_demo_people_find_each_other_in_a_team_with_its_words():
    unit = teamwork.unit()
    people = [teamwork.trainee(unit.course) for _number in range(2)]

    for person in people:
        rehearsal.learn(unit.module, person=person, at=NOON)

    assert Team.objects.get().members.count() == 2
    assert Completion.objects.filter(unit=unit).count() == 2
