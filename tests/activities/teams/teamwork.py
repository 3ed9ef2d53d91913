"""A team's unit and people around it, for the tests of teams."""

from activities import content
from activities.content import Content
from activities.kinds.team import Role, TeamTask
from activities.models import Activity, Participant, Stage, Workshop
from activities.teams import seats
from activities.teams.pools import Pool, Seat
from tests import make

TASK = TeamTask((Role("leader", "组长"), Role("scribe", "记录", was="notes")), size=3)


def unit(**fields):
    data = content.to_json(Content(TASK, setting="team"))
    made = make.unit(kind="activity", version_fields={"data": data}, **fields)
    Activity.objects.create(unit=made, kind="team")
    return made


def trainee(course, **fields):
    return make.enrolment(course=course, person=make.person(**fields)).person


def workshop(course, **fields):
    number = Workshop.objects.count()
    defaults = {
        "course": course,
        "host": fields.get("host") or make.person(),
        "code": f"CDFGH{number}",
        "opened_at": make.LONG_AGO,
        "allows_guests": True,
    }
    return Workshop.objects.create(**defaults | fields)


def live(unit, **fields):
    """Return a workshop in which the unit is what is on."""
    made = workshop(unit.course, **fields)
    made.stage = Stage.objects.create(
        workshop=made, unit=unit, version=unit.version, opened_at=make.LONG_AGO
    )
    made.save(update_fields=["stage"])
    return made


def guest(workshop, name="访客"):
    return Participant.objects.create(
        workshop=workshop, name=name, joined_at=make.LONG_AGO
    )


def team(pool, *people, **fields):
    """Return a team with these people (or guests) in it."""
    by = Seat(make.person())
    made = seats.set_up(pool, by=by, at=make.LONG_AGO)
    for name, words in fields.items():
        setattr(made, name, words)
    made.save()
    for one in people:
        seat = Seat(participant=one) if isinstance(one, Participant) else Seat(one)
        seats.sit_down(made, seat=seat, by=by, at=make.LONG_AGO)
    return made


def pool(course, **fields):
    return Pool(course, **fields)
