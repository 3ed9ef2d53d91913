"""Makes rows for tests. Defaults are dull on purpose: a test names what it is about."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from courses.models import (
    Completion,
    Course,
    Enrolment,
    Module,
    Registration,
    Release,
    Rendering,
    Teaching,
    Unit,
    Version,
)
from engine.markup.page import Audience
from lessons.models import Attestation
from people.models import Cohort, Department, Membership, Person, Posting, Role
from training.models import Assignment, Evidence, Period, PeriodFact
from training.status import COLUMNS

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
NEXT_DAY = NOON + timedelta(days=1)
_number = count(1)


def person(*roles: str, **fields: Any) -> Person:
    number = next(_number)
    defaults: dict[str, Any] = {
        "username": f"person-{number}",
        "employee_number": f"{number:05}",
        "name": f"Person {number}",
        "name_key": f"person {number:05}",
    }
    made: Person = Person.objects.create(**defaults | fields)
    for code in roles:
        Role.objects.create(person=made, code=code, since=LONG_AGO)
    return made


def department(**fields: Any) -> Department:
    number = next(_number)
    parent = fields.get("parent")
    name = f"Department {number}"
    made = Department.objects.create(
        **{"name": name, "name_key": name, "path": f"new-{number}"} | fields
    )
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save(update_fields=["path"])
    return made


def posting(**fields: Any) -> Posting:
    where = fields.get("department") or department()
    defaults: dict[str, Any] = {
        "person": fields.get("person") or person(),
        "department": where,
        "department_path": where.path,
        "since": LONG_AGO.date(),
        "recorded_at": LONG_AGO,
    }
    return Posting.objects.create(**defaults | fields)


def cohort(*people: Person, **fields: Any) -> Cohort:
    number = next(_number)
    made = Cohort.objects.create(
        **{"slug": f"cohort-{number}", "name": f"Cohort {number}"} | fields
    )
    for one in people:
        Membership.objects.create(cohort=made, person=one, since=LONG_AGO)
    return made


def course(**fields: Any) -> Course:
    """Make a published course; its release has an empty outline."""
    number = next(_number)
    defaults: dict[str, Any] = {
        "slug": f"course-{number}",
        "title": f"Course {number}",
        "enrolment": Course.Enrolment.OPEN,
        "sequence": Course.Sequence.FREE,
    }
    made = Course.objects.create(**defaults | fields)
    if "release" not in fields:
        made.release = release(course=made)
        made.save(update_fields=["release"])
    return made


def release(**fields: Any) -> Release:
    defaults: dict[str, Any] = {
        "course": fields.get("course") or course(),
        "number": next(_number),
        "digest": "0" * 64,
        "source": "",
        "outline": {"modules": []},
        "released_at": LONG_AGO,
    }
    return Release.objects.create(**defaults | fields)


def module(**fields: Any) -> Module:
    number = next(_number)
    defaults: dict[str, Any] = {
        "course": fields.get("course") or course(),
        "slug": f"module-{number}",
        "title": f"Module {number}",
        "position": number,
    }
    return Module.objects.create(**defaults | fields)


def unit(**fields: Any) -> Unit:
    """Make a unit with a first version and its renderings."""
    number = next(_number)
    where = fields.get("module") or module(
        **({"course": fields["course"]} if "course" in fields else {})
    )
    version_fields = fields.pop("version_fields", {})
    defaults: dict[str, Any] = {
        "course": where.course,
        "module": where,
        "kind": "lesson",
        "slug": f"unit-{number}",
        "title": f"Unit {number}",
        "number": f"1.{number}",
        "position": number,
    }
    made = Unit.objects.create(**defaults | fields)
    made.version = version(unit=made, **version_fields)
    made.save(update_fields=["version"])
    return made


def version(**fields: Any) -> Version:
    """Make a further version of a unit; it becomes nobody's current one."""
    number = next(_number)
    html = fields.pop("html", '<p id="p1">Text</p>')
    of_unit = fields.get("unit") or unit()
    defaults: dict[str, Any] = {
        "unit": of_unit,
        "number": of_unit.versions.count() + 1,
        "digest": f"{number:064}",
        "path": f"{of_unit.slug}.md",
        "source": "Text",
        "title": of_unit.title,
        "published_at": LONG_AGO,
    }
    made = Version.objects.create(**defaults | fields)
    for audience in Audience:
        Rendering.objects.create(
            version=made, audience=audience.value, renderer=1, html=html
        )
    return made


def enrolment(**fields: Any) -> Enrolment:
    needs: dict[str, Any] = {
        "person": fields.get("person") or person(),
        "course": fields.get("course") or course(),
        "source": Enrolment.Source.SELF,
    }
    return Enrolment.objects.create(**needs | {"since": LONG_AGO} | fields)


def teaching(**fields: Any) -> Teaching:
    needs: dict[str, Any] = {
        "person": fields.get("person") or person(Role.Code.TRAINER),
        "course": fields.get("course") or course(),
    }
    return Teaching.objects.create(**needs | {"since": LONG_AGO} | fields)


def registration(**fields: Any) -> Registration:
    where: Module = fields.get("module") or module()
    required = {str(one.pk): 1 for one in where.units.filter(is_optional=False)}
    defaults: dict[str, Any] = {
        "person": fields.get("person") or person(),
        "module": where,
        "number": 1,
        "units": required,
        "opened_at": LONG_AGO,
    }
    return Registration.objects.create(**defaults | fields)


def completion(**fields: Any) -> Completion:
    done = fields.get("unit") or unit()
    defaults: dict[str, Any] = {
        "registration": fields.get("registration") or registration(module=done.module),
        "unit": done,
        "version": done.version,
        "edition": 1,
        "completed_at": NOON,
    }
    return Completion.objects.create(**defaults | fields)


def attestation(**fields: Any) -> Attestation:
    read = fields.get("unit") or unit()
    version: Any = fields.get("version") or read.version
    registered = fields.get("registration") or registration(module=read.module)
    defaults: dict[str, Any] = {
        "registration": registered,
        "person": registered.person,
        "unit": read,
        "version": version,
        "rendering": version.renderings.get(audience=Audience.TRAINEE.value),
        "digest": version.digest,
        "statement": "I have read and understood it.",
        "name": registered.person.name,
        "attested_at": NOON,
    }
    return Attestation.objects.create(**defaults | fields)


def assignment(**fields: Any) -> Assignment:
    where = fields.get("module") or module()
    defaults: dict[str, Any] = {
        "course": where.course,
        "module": where,
        "made_at": LONG_AGO,
    }
    if not {"person", "cohort", "department"} & set(fields):
        defaults["person"] = person()
    return Assignment.objects.create(**defaults | fields)


def period(**fields: Any) -> Period:
    of = fields.get("registration") or registration(
        **{key: fields[key] for key in ("person", "module") if key in fields}
    )
    defaults: dict[str, Any] = {
        "registration": of,
        "person": of.person,
        "module": of.module,
        "opened_at": LONG_AGO,
        "known_at": LONG_AGO,
    }
    if "assignment" not in fields:
        defaults["assignment"] = assignment(module=of.module, person=of.person)
    made = Period.objects.create(**defaults | fields)
    for kind, column in COLUMNS.items():
        if getattr(made, column) is not None:
            fact(period=made, kind=kind, moment=getattr(made, column))
    return made


def fact(**fields: Any) -> PeriodFact:
    defaults: dict[str, Any] = {"effective_at": LONG_AGO, "recorded_at": LONG_AGO}
    return PeriodFact.objects.create(**defaults | fields)


def evidence(**fields: Any) -> Evidence:
    defaults: dict[str, Any] = {
        "person": fields.get("person") or person(),
        "title": "Course elsewhere",
        "completed_on": date(2026, 11, 1),
        "recorded_at": NOON,
    }
    return Evidence.objects.create(**defaults | fields)
