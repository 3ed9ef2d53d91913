import pytest

from activities import content, responses, snapshots
from activities.content import Content
from activities.kinds.placement import Place, Placement
from activities.models import Response, Snapshot
from activities.responses import Writing
from tests import make
from tests.activities import small

pytestmark = pytest.mark.django_db

NOON = make.NOON


@pytest.fixture
def unit():
    places = (Place("deny", "否认"), Place("resist", "抗拒"))
    data = content.to_json(Content(Placement(places, about="Which change?")))
    return make.unit(kind="activity", version_fields={"data": data}, slug="curve")


@pytest.fixture
def trainee(unit, client):
    person = make.enrolment(course=unit.course).person
    client.force_login(person)
    return person


def address(unit, rest=""):
    return f"/courses/{unit.course.slug}/{unit.slug}/{rest}"


def send(client, unit, **sent):
    fields = {"version": unit.version_id} | sent
    return client.post(address(unit, "activity/share/"), fields)


def test_a_trainee_hands_in_her_place_and_sees_its_day(client, unit, trainee):
    answer = send(client, unit, place="resist", about="Merger", evidence="I sighed.")

    page = client.get(address(unit)).text
    assert answer.url == f"{address(unit)}#saved"
    assert "位置的变化" in page
    assert "目前处在“抗拒”" in page
    assert Snapshot.objects.get().body["answers"]["evidence"] == "I sighed."


def test_without_a_place_nothing_is_handed_in_and_no_word_is_lost(
    client, unit, trainee
):
    answer = send(client, unit, evidence="I sighed.", place="heaven")

    assert answer.status_code == 422
    assert "先选一个位置" in answer.text
    assert "I sighed." in answer.text
    assert not Snapshot.objects.exists()


def test_a_further_pass_shows_the_days_of_the_former_ones(client, unit, trainee):
    former = make.registration(person=trainee, module=unit.module, completed_at=NOON)
    given = Response.objects.create(
        registration=former,
        person=trainee,
        unit=unit,
        version=unit.version,
        saved_at=NOON,
    )
    snapshots.keep(given, small.body(place="deny"), at=NOON)
    make.registration(person=trainee, module=unit.module, number=2)

    page = client.get(address(unit)).text

    assert "目前处在“否认”" in page
    assert "2026-11-20" in page


@pytest.mark.parametrize(("count", "is_shown"), [(4, False), (5, True)])
def test_trainers_see_how_many_stand_where_and_nothing_else(
    client, unit, count, is_shown
):
    people = [make.enrolment(course=unit.course).person for _ in range(count)]
    writing = Writing(small.body(place="deny", about="Merger", evidence="Secret"))
    for person in people:
        responses.share(unit.version, person=person, writing=writing, at=NOON)
    trainer = make.teaching(course=unit.course).person
    client.force_login(trainer)

    page = client.get(address(unit, "responses/")).text

    assert ("站在“否认”的人最多" in page) == is_shown
    assert "Secret" not in page
    assert "Merger" not in page
    assert not any(person.name in page for person in people)
