"""Activities on paper: for trainees, for trainers, and as bare worksheets."""

import re

import pytest

from activities import content, printed
from activities.content import Content
from activities.kinds.placed import Card, Group
from activities.kinds.sort import Sort
from activities.kinds.team import Role, TeamTask
from engine.markup.page import Audience
from tests import make

pytestmark = pytest.mark.django_db

GROUPS = (Group("us", "Us", letter="A"), Group("them", "Them", letter="B"))
SORT = Sort(
    GROUPS, (Card("tea", "Tea"), Card("forms", "Forms")), {"tea": "us", "forms": "them"}
)
TEAM = TeamTask((Role("clock", "Clock"),))


def version(task):
    data = content.to_json(Content(task))
    fields = {"data": data, "html": "<p>Read this.</p>"}
    return make.unit(kind="activity", version_fields=fields).version


def boxes(html):
    return re.findall(r'class="sort-box"\s*>(\w*)<', html)


def test_trainers_see_where_cards_belong_and_trainees_do_not():
    sort = version(SORT)

    assert boxes(printed.html(sort, Audience.TRAINEE)) == ["", ""]
    assert sorted(boxes(printed.html(sort, Audience.TRAINER))) == ["A", "B"]


def test_worksheet_has_nothing_to_read():
    made = printed.worksheet(version(SORT))

    assert "Read this." not in made
    assert boxes(made) == ["", ""]


def test_worksheet_of_a_team_is_who_does_what_without_the_cards():
    team = version(TEAM)

    assert "Clock" in printed.worksheet(team)
    assert "team-card" not in printed.worksheet(team)
    assert "team-card" in printed.html(team, Audience.TRAINEE)
