"""A small company over which every report is asked: who is below whom, who is how far.

Ma stands above Lin, Lin above He and Sun; Zhou was Lin's until 10 November. Wu teaches
the first course, Zheng the other. Gao stands below nobody.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from courses.models import Module
from people.models import Department, Person, Position
from quizzes.models import Attempt
from tests import make
from tests.make import LONG_AGO, NOON
from tests.training.certificates import objects
from training.models import Evidence, Path, Period

MOVED = date(2026, 11, 10)
MOVED_AT = datetime(2026, 11, 10, 1, tzinfo=UTC)
BEFORE = "2026-11-09"
OCTOBER = datetime(2026, 10, 31, 16, tzinfo=UTC)
JANUARY = datetime(2026, 12, 31, 16, tzinfo=UTC)
NAMES = {
    "ma": "马国强",
    "lin": "林晓岚",
    "he": "何静",
    "sun": "孙丽",
    "zhou": "周婷",
    "gao": "高远",
    "wu": "吴敏",
    "zheng": "郑洁",
}


@dataclass(frozen=True, slots=True)
class World:
    people: dict[str, Person]
    periods: dict[str, Period]
    module: Module
    department: Department
    position: Position


def build() -> World:
    root = make.department(name="全中心")
    below = make.department(name="一科", parent=root)
    clerk = Position.objects.create(name="柜员")
    people = {
        key: make.person(name=name, name_key=key, employee_number=f"00{place}")
        for place, (key, name) in enumerate(NAMES.items())
    }
    people["hr"] = make.person("hr", name_key="zz")
    ma, lin, zhou = people["ma"], people["lin"], people["zhou"]
    make.posting(person=ma, department=root)
    make.posting(person=lin, department=root, manager=ma)
    make.posting(person=people["he"], department=below, manager=lin, position=clerk)
    make.posting(person=people["sun"], department=root, manager=lin)
    moved = {"until": MOVED, "ended_at": MOVED_AT}
    make.posting(person=zhou, department=below, manager=lin, **moved)
    make.posting(person=zhou, department=root, since=MOVED, recorded_at=MOVED_AT)
    make.cohort(people["sun"], slug="autumn", name="秋季班")
    module, periods = _training(people)
    return World(people, periods, module, root, clerk)


def _training(people: dict[str, Person]) -> tuple[Module, dict[str, Period]]:
    course = make.course(slug="care", title="窗口服务")
    module = make.module(course=course, slug="opening", title="破冰")
    other = make.module(course=make.course(slug="other"), title="沟通")
    make.teaching(course=course, person=people["wu"])
    make.teaching(course=other.course, person=people["zheng"])
    path = Path.objects.create(slug="new", title="新人", mode="any-order", made_at=NOON)
    path.steps.create(position=1, course=other.course, module=other)
    asked = make.assignment(person=people["sun"], module=other)
    asked.course, asked.module, asked.path = None, None, path
    asked.save()
    periods = {
        "he": _valid(people["he"], module),
        "lin": make.period(person=people["lin"], module=module, due_at=OCTOBER),
        "sun": make.period(person=people["sun"], module=other, assignment=asked),
        "zhou": make.period(person=people["zhou"], module=other, due_at=OCTOBER),
        "gao": _elsewhere(people["gao"], other),
    }
    return module, periods


def _valid(person: Person, module: Module) -> Period:
    """Let her pass in two tries, in a given extension, for two months."""
    unit = make.unit(module=module, version_fields={"minutes": 45})
    version = unit.versions.get()
    serial = {"serial": "2020-000999", "course": module.course, "module": module}
    passed = objects.certificate(person=person, **serial).registration
    passed.release, passed.completed_at = module.course.release, LONG_AGO
    passed.save()
    make.completion(registration=passed, unit=unit, completed_at=LONG_AGO)
    for number, points in ((1, 6), (2, 9)):
        Attempt.objects.create(
            registration=passed,
            person=person,
            unit=unit,
            version=version,
            number=number,
            seed=1,
            questions=[],
            rules={},
            started_at=LONG_AGO,
            submitted_at=LONG_AGO,
            marked_at=LONG_AGO,
            points=points,
            out_of=10,
        )
    period = make.period(
        registration=passed,
        due_at=OCTOBER,
        satisfied_at=LONG_AGO,
        valid_until=JANUARY,
        known_at=LONG_AGO + timedelta(days=1),
    )
    earlier = {"moment": LONG_AGO, "recorded_at": LONG_AGO - timedelta(days=1)}
    make.fact(period=period, kind="due", **earlier)
    return period


def _elsewhere(person: Person, module: Module) -> Period:
    evidence = Evidence.objects.create(
        person=person,
        module=module,
        title="外训",
        completed_on=date(2026, 10, 1),
        minutes=60,
        recorded_at=LONG_AGO,
    )
    return make.period(
        person=person, module=module, satisfied_at=LONG_AGO, evidence=evidence
    )
