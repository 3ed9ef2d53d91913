"""A survey without names for the tests, and people who gave something."""

from activities import source
from activities.models import Response
from courses.drafts import SourceFile
from tests import make
from tests.activities import small

SURVEY = """\
---
title: What was expected
kind: gap
---

Rate each.

## The place {#place}

- The lobby {#lobby}
- The queue {#queue}
"""


def survey(text=SURVEY):
    """Return the data of the survey, as it is published."""
    file = SourceFile("survey.activity.md", "survey", text)
    draft, problems = source.read(file, surroundings=small.surroundings())
    assert problems == []
    assert draft is not None
    return draft.data


def unit(text=SURVEY, **fields):
    fields = {"slug": "survey"} | fields
    data = survey(text)
    return make.unit(kind="activity", version_fields={"data": data}, **fields)


def rated(**ratings):
    """Return a body: lobby=(expected, found)."""
    return small.body(**{id_: {"e": e, "p": p} for id_, (e, p) in ratings.items()})


def give(unit, body, *, at=make.NOON, person=None, **registration):
    """Let a person, else a further one, have given a body; return her."""
    who = person or make.person()
    Response.objects.create(
        registration=make.registration(person=who, module=unit.module, **registration),
        person=who,
        unit=unit,
        version=unit.version,
        body=body,
        saved_at=at,
        shared=body,
        shared_at=at,
    )
    return who


def group(unit, size=5, **ratings):
    """Let so many people give the same, and return their cohort."""
    body = rated(**(ratings or {"lobby": (5, 3)}))
    return make.cohort(*[give(unit, body) for _one in range(size)])
