from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from activities import content, responses, snapshots
from activities.charts.places import Shape
from activities.content import Content
from activities.kinds.placement import Place, Placement
from activities.models import Response, Snapshot
from activities.responses import Writing
from tests import make
from tests.activities import small

pytestmark = pytest.mark.django_db

NOON, LATER, NEXT_DAY = make.NOON, make.LATER, make.NEXT_DAY


def data(**was):
    """Return a placement with a place for each new=old name."""
    places = tuple(Place(id_, id_.title(), was=old) for id_, old in was.items())
    return content.to_json(Content(Placement(places, Shape.CURVE)))


@pytest.fixture
def unit():
    return make.unit(
        kind="activity", version_fields={"data": data(deny="", resist="", commit="")}
    )


@pytest.fixture
def trainee():
    return make.person()


def publish(unit, **was):
    unit.version = make.version(unit=unit, data=data(**was))
    unit.save(update_fields=["version"])


def share(unit, person, place, *, at=NOON):
    writing = Writing(small.body(place=place))
    return responses.share(unit.version, person=person, writing=writing, at=at)


def places(unit, person):
    found = snapshots.of(person.pk, version=unit.version)
    return [(one.body["answers"].get("place"), one.body["name"]) for one in found]


def test_each_giving_is_kept_with_its_day(unit, trainee):
    share(unit, trainee, "deny")
    share(unit, trainee, "resist", at=NEXT_DAY)
    share(unit, make.person(), "commit")

    assert places(unit, trainee) == [("deny", "Deny"), ("resist", "Resist")]
    found = snapshots.of(trainee.pk, version=unit.version)
    assert [one.at for one in found] == [NOON, NEXT_DAY]


def test_the_same_is_kept_once_a_day(unit, trainee):
    share(unit, trainee, "deny")
    share(unit, trainee, "deny", at=LATER)
    share(unit, trainee, "resist", at=LATER + timedelta(minutes=1))
    share(unit, trainee, "resist", at=NEXT_DAY)

    assert places(unit, trainee) == [
        ("deny", "Deny"),
        ("resist", "Resist"),
        ("resist", "Resist"),
    ]


def test_taking_back_leaves_her_own_days(unit, trainee):
    share(unit, trainee, "deny")

    responses.take_back(unit, person=trainee, at=LATER)

    assert places(unit, trainee) == [("deny", "Deny")]


def test_a_renamed_place_is_found_and_a_vanished_one_keeps_its_name(unit, trainee):
    share(unit, trainee, "deny")
    share(unit, trainee, "commit", at=NEXT_DAY)
    publish(unit, denial="deny", resist="")
    publish(unit, no="denial", resist="")

    assert places(unit, trainee) == [("no", "Deny"), ("commit", "Commit")]


def test_what_was_given_in_another_registration_is_there_too(unit, trainee):
    first = share(unit, trainee, "deny")
    second = make.registration(person=trainee, module=unit.module, number=2)
    response = Response.objects.create(
        registration=second,
        person=trainee,
        unit=unit,
        version=unit.version,
        saved_at=NEXT_DAY,
    )
    snapshots.keep(response, small.body(place="commit"), at=NEXT_DAY)

    assert first.registration != second
    assert places(unit, trainee) == [("deny", "Deny"), ("commit", "Commit")]


def test_a_snapshot_is_never_changed(unit, trainee):
    share(unit, trainee, "deny")

    with pytest.raises(DatabaseError), transaction.atomic():
        Snapshot.objects.update(body={})
    with pytest.raises(DatabaseError), transaction.atomic():
        Snapshot.objects.all().delete()


def test_what_is_given_once_leaves_no_snapshot(trainee):
    unit = small.unit("insight")
    writing = Writing(small.body(insight="x"))

    responses.share(unit.version, person=trainee, writing=writing, at=NOON)

    assert not Snapshot.objects.exists()
