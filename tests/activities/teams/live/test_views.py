import pytest

from activities.models import Stage, Team, TeamMember
from activities.teams.live import room
from activities.teams.pools import Pool
from activities.workshops import parts
from tests import make
from tests.activities.teams import teamwork
from tests.make import NOON

pytestmark = pytest.mark.django_db

WORDS = {"name": "三号窗口", "known-name": "", "slogan": "先抬头", "known-slogan": ""}


@pytest.fixture
def workshop():
    return teamwork.live(teamwork.unit())


@pytest.fixture
def guest(workshop, client):
    """Return a guest whose browser the client is."""
    guest = teamwork.guest(workshop, name="小林")
    session = client.session
    session["participants"] = {workshop.code: guest.pk}
    session.save()
    return guest


def send(client, workshop, verb, *, headers=None, **sent):
    address = f"/workshops/{workshop.code}/team/{verb}/"
    return client.post(address, sent, headers=headers)


def test_a_guest_founds_a_team_and_the_wall_hears_of_its_name(client, workshop, guest):
    found = send(client, workshop, "found")
    before = workshop.__class__.objects.get().revision
    send(client, workshop, "write", **WORDS)

    tables = room.on_the_wall(workshop.stage, NOON)["board"].tables
    assert found["Location"] == f"/workshops/{workshop.code}/#team"
    assert [table.team.name for table in tables] == ["三号窗口"]
    assert [mate.name for mate in tables[0].mates] == ["小林"]
    assert workshop.__class__.objects.get().revision > before > 0


def test_the_phone_shows_the_room(client, workshop, guest):
    team = teamwork.team(Pool(workshop.course, workshop=workshop), guest)

    shown = room.shown(guest, workshop.stage, NOON)

    assert shown["room"].team == team
    assert shown["address"] == f"/workshops/{workshop.code}/team/"


def test_autosave_hears_what_is_stored_and_what_hinders(client, workshop, guest):
    headers = {"X-Autosave": "1"}
    refused = send(client, workshop, "write", headers=headers, **WORDS)
    send(client, workshop, "found")

    saved = send(client, workshop, "write", headers=headers, **WORDS)

    assert refused.status_code == 422
    assert "不在这个小组里" in refused.json()["refused"]
    assert saved.json()["slogan"] == "先抬头"


def test_a_person_sits_as_herself_in_the_teams_of_her_cohort(client):
    unit, cohort = teamwork.unit(), make.cohort()
    workshop, lin = teamwork.live(unit, cohort=cohort), teamwork.trainee(unit.course)
    workshop.participants.create(person=lin, name="林晓岚", joined_at=NOON)
    client.force_login(lin)

    send(client, workshop, "found")

    member = TeamMember.objects.get()
    assert (member.person, member.team.cohort) == (lin, cohort)


@pytest.mark.parametrize("how", ["locked", "closed"])
def test_nothing_changes_when_the_host_has_closed_it(client, workshop, guest, how):
    if how == "locked":
        Stage.objects.update(is_locked=True)
    else:
        type(workshop).objects.update(closed_at=NOON)

    answer = send(client, workshop, "found")

    assert answer.status_code == 422
    assert "讲师暂时关上了这一项" in answer.text
    assert not Team.objects.exists()


def test_who_has_not_joined_and_what_is_not_on_are_not_there(client, workshop):
    assert send(client, workshop, "found").status_code == 404

    guest = teamwork.guest(workshop)
    session = client.session
    session["participants"] = {workshop.code: guest.pk}
    session.save()
    type(workshop).objects.update(stage=None)

    assert send(client, workshop, "found").status_code == 404
    assert not Team.objects.exists()


def test_where_no_team_is_on_there_is_no_room(workshop):
    version = make.version(unit=workshop.stage.unit, data={})
    workshop.stage.version = version
    guest = teamwork.guest(workshop)

    assert room.shown(guest, workshop.stage, NOON)["room"] is None
    assert room.on_the_wall(workshop.stage, NOON)["board"] is None


def test_a_claim_takes_the_seat_along(workshop, guest):
    lin = make.person()
    teamwork.team(Pool(workshop.course, workshop=workshop), guest)

    parts.claim(guest, person=lin, at=NOON)

    assert TeamMember.objects.filter(person=lin).count() == 1
