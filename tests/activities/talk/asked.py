"""What people ask of shared work over the wire, for the tests."""

from activities.models import Response
from activities.talk import marks
from people.models import Role
from tests import make
from tests.activities.talk import shown


def address(unit, rest=""):
    return f"/courses/{unit.course.slug}/{unit.slug}/{rest}"


def peers(client, unit, person):
    client.force_login(person)
    return client.get(address(unit, "activity/shared/"))


def say(client, work, person, **sent):
    client.force_login(person)
    place = address(work.unit, f"activity/shared/{work.pk}/")
    return client.post(place, {"text": "我们也想要"} | sent)


def give(client, work, person, **sent):
    client.force_login(person)
    fields = {"points": "7.5", "comment": "很实在", "stamp": marks.stamp(work)} | sent
    return client.post(address(work.unit, f"responses/{work.pk}/mark/"), fields)


def who(name, work):
    """Return somebody who is near the work in one way or another."""
    course = work.unit.course
    made = {
        "author": lambda: work.person,
        "peer": lambda: Response.objects.get().person.memberships.get()
        .cohort.memberships.exclude(person=work.person).get().person,
        "trainer": lambda: make.teaching(course=course).person,
        "trainer of the cohort": lambda: make.teaching(
            course=course, cohort=work.person.memberships.get().cohort
        ).person,
        "administrator": lambda: make.person(Role.Code.ADMINISTRATOR),
        "trainee of another cohort": lambda: make.cohort(shown.trainee(work.unit))
        .memberships.get().person,
        "trainer of another cohort": lambda: make.teaching(
            course=course, cohort=make.cohort()
        ).person,
        "trainer of another course": lambda: make.teaching().person,
        "HR": lambda: make.person(Role.Code.HR),
    }  # fmt: skip
    return made[name]()
