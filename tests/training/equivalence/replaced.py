"""An old module, the new one in its place, and people in both."""

from datetime import UTC, datetime
from typing import Any

from courses.models import Module, Registration
from people.models import Person
from tests import make
from tests.make import NOON
from training.equivalence import changing
from training.models import Equivalence, Period

MAY = datetime(2026, 5, 4, 2, tzinfo=UTC)
YEAR = {"valid_months": 12}


def module(**fields: Any) -> Module:
    """Make one with a single unit of 20 minutes."""
    made = make.module(**fields)
    make.unit(module=made, version_fields={"minutes": 20})
    return made


def done(was: Module, person: Person | None = None, **fields: Any) -> Registration:
    """Let somebody have completed it in May."""
    registration = make.registration(
        module=was,
        person=person or make.person(),
        **{"started_at": MAY, "completed_at": MAY} | fields,
    )
    make.completion(unit=was.units.get(), registration=registration, completed_at=MAY)
    return registration


def begun(was: Module) -> Registration:
    return make.registration(module=was, started_at=MAY)


def asked(now: Module, person: Person, **terms: Any) -> Period:
    """Ask her for the new module."""
    known = Registration.objects.filter(module=now, person=person).first()
    registration = known or make.registration(module=now, person=person)
    given = make.assignment(module=now, person=person, **terms)
    return make.period(registration=registration, assignment=given)


def equal(was: Module, now: Module, at: datetime = NOON) -> Equivalence:
    """Let the one count for the other; in tests the job is done at once."""
    hr = make.person("hr")
    (made,) = changing.make([(was, now)], note="New edition", by=hr, at=at)
    return made
