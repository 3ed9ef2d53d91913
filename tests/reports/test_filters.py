from datetime import UTC, date, datetime, timedelta

import pytest

from people.models import Position
from reports.filters import FilterForm, Filters
from tests import make
from tests.make import NOON
from training import access

pytestmark = pytest.mark.django_db


def form(**given):
    data = {name.replace("_", "-"): value for name, value in given.items()}
    return FilterForm(data, reach=access.everything(at=NOON))


def read(**given):
    made = form(**given)
    assert made.is_valid(), made.errors
    return made.filters


def test_nothing_given_shows_everything_as_of_now():
    assert read() == Filters(as_of=date(2026, 11, 20), at=NOON)


def test_an_earlier_day_is_known_until_its_last_instant():
    midnight = datetime(2026, 11, 1, 16, tzinfo=UTC)

    assert read(as_of="2026-11-01").at == midnight - timedelta(microseconds=1)


def test_every_filter_is_read():
    module = make.module(course=make.course(slug="care"), slug="opening")
    department, cohort = make.department(), make.cohort(slug="autumn")
    position = Position.objects.create(name="柜员")
    manager = make.person(employee_number="007")
    make.posting(manager=manager)

    filters = read(
        module="care/opening",
        department=str(department.pk),
        below="only",
        cohort="autumn",
        position=str(position.pk),
        status=["overdue", "failed"],
        manager="007",
        person="何",
        due_from="2026-01-01",
        due_until="2026-01-31",
        expiring="30",
    )

    assert filters == Filters(
        as_of=date(2026, 11, 20),
        at=NOON,
        what=module,
        department=department,
        is_with_below=False,
        cohort=cohort,
        position=position,
        statuses=("overdue", "failed"),
        manager=manager,
        person="何",
        due_from=date(2026, 1, 1),
        due_until=date(2026, 1, 31),
        expiring=30,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("as_of", "2026-11-21"),
        ("as_of", "yesterday"),
        ("as_of", "0001-01-01"),
        ("due_from", "0001-01-01"),
        ("due_until", "9999-12-31"),
        ("expiring", "0"),
        ("expiring", "99999999999999999999"),
        ("manager", "nobody"),
        ("person", "何" * 81),
        ("person", "\0"),
        ("below", "up"),
        ("position", "999"),
        ("module", "path:none"),
        ("module", "nothing"),
        ("department", "999"),
        ("department", "99999999999999999999999"),
        ("cohort", "none"),
        ("status", "lazy"),
    ],
)
def test_a_wrong_value_is_an_error_of_its_field(name, value):
    assert list(form(**{name: value}).errors) == [name]


def test_a_trainer_chooses_among_her_own_courses():
    mine, other = make.module(), make.module()
    trainer = make.teaching(course=mine.course).person

    made = FilterForm({}, reach=access.reach_of(trainer, at=NOON))

    assert mine.title in str(made["module"])
    assert other.title not in str(made["module"])


def test_a_last_day_before_the_first_is_an_error_of_its_field():
    made = form(due_from="2026-02-01", due_until="2026-01-01")

    assert list(made.errors) == ["due_until"]


def test_of_two_managers_of_one_name_the_number_is_asked_for():
    for _ in range(2):
        make.posting(manager=make.person(name="马国强"))

    assert "工号" in form(manager="马国强").errors["manager"][0]


def test_a_manager_chooses_among_what_is_asked_of_her_people():
    person, other = make.person(), make.module()
    boss = make.person()
    make.posting(person=person, manager=boss)
    make.cohort(person, name="秋季班")
    make.cohort(name="春季班")
    period = make.period(person=person)

    made = FilterForm({}, reach=access.reach_of(boss, at=NOON))

    assert period.module.title in str(made["module"])
    assert other.title not in str(made["module"])
    assert "秋季班" in str(made["cohort"])
    assert "春季班" not in str(made["cohort"])


def test_what_may_name_a_person_is_kept_apart_from_the_codes():
    made = form(person="何静", status=["overdue"])

    assert made.codes == {"person": "*", "status": ["overdue"]}
    assert made.private == {"person": "何静"}


def test_what_is_asked_for_is_told_in_words():
    made = form(person="何静", status=["overdue", "failed"], as_of="2026-11-01")
    made.is_valid()

    assert list(made.told()) == [("姓名或工号", "何静"), ("状态", "逾期、失败")]
