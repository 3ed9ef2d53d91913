"""Where teams do the work, room and board stand in place of form and sums."""

import pytest

from activities.teams.pools import Pool
from tests import make
from tests.activities.teams import teamwork
from tests.activities.workshops import session

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop():
    workshop = teamwork.live(teamwork.unit())
    guest = teamwork.guest(workshop, name="小林")
    team = teamwork.team(Pool(workshop.course, workshop=workshop), guest)
    team.name = "三号窗口"
    team.save()
    return workshop


def test_the_phone_shows_the_room_of_the_team(workshop):
    client = session.browser(workshop.participants.get())

    html = client.get(f"/workshops/{workshop.code}/").content.decode()

    assert f"/workshops/{workshop.code}/team/" in html
    assert "三号窗口" in html
    assert "data-give" not in html


def test_the_wall_shows_the_board_of_all_teams(workshop):
    make.teaching(person=workshop.host, course=workshop.course)

    wall = session.of_host(workshop).get(f"/workshops/{workshop.code}/wall/")

    html = wall.content.decode()
    assert "三号窗口" in html.partition("wall-side")[0]
    assert 'value="reveal"' not in html
