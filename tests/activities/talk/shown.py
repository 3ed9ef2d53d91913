"""A reflection that people share with each other, for the tests of what they say."""

from activities import content, responses
from activities.content import Content
from activities.kinds.reflection import Prompt, Reflection
from activities.responses import Writing
from activities.teams.pools import Pool
from tests import make
from tests.activities import small
from tests.activities.teams import teamwork

WORDS = small.body(insight="老人问了三次")
TRAINER, TEAM, COHORT = "trainer", "team", "cohort"


def unit(*, points=0, setting="person", **fields):
    task = Reflection((Prompt("insight", "Question insight?"),), points=points)
    data = content.to_json(Content(task, setting=setting))
    fields = {"slug": "sharing"} | fields
    return make.unit(kind="activity", version_fields={"data": data}, **fields)


def trainee(unit):
    return make.enrolment(course=unit.course).person


def team(unit, *people):
    return teamwork.team(Pool(unit.course), *people)


def share(unit, person, audience=TRAINER, *, body=WORDS, at=make.NOON):
    return responses.share(
        unit.version, person=person, writing=Writing(body), audience=audience, at=at
    )
