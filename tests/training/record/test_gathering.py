"""What a person's record holds, and how its hours are counted."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from quizzes.models import Attempt
from quizzes.reached import Score
from tests import make
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from training.models import Certificate
from training.record import gathering

pytestmark = pytest.mark.django_db


def units(module, *minutes, **fields):
    return [
        make.unit(module=module, version_fields={"minutes": one}, **fields)
        for one in minutes
    ]


def done(person, module, at=NOON, **fields):
    """Complete the module's units and the pass itself."""
    outline = {"modules": [{"slug": module.slug, "title": "When it was read"}]}
    release = make.release(course=module.course, outline=outline)
    made = make.registration(
        person=person, module=module, completed_at=at, release=release, **fields
    )
    for unit in module.units.all():
        make.completion(registration=made, unit=unit, completed_at=at)
    return made


def lines(person, at=NEXT_DAY):
    return [line for year in gathering.of(person, at=at).years for line in year.lines]


def test_a_line_tells_what_was_completed_when_and_as_it_was_called_then():
    person, module = make.person(), make.module()
    units(module, 20, 25)
    made = done(person, module)

    (line,) = lines(person)

    assert (line.title, line.course) == ("When it was read", module.course.title)
    assert line.release == made.release.number
    assert (line.day, line.minutes) == (NOON.date(), 45)
    assert line.mark.words == "已完成"
    assert line.score is None


def test_what_is_not_completed_or_was_later_is_not_there():
    person = make.person()
    make.registration(person=person)
    done(person, make.module(), at=NEXT_DAY)

    assert gathering.of(person, at=LATER).is_empty


def test_optional_units_do_not_count_and_a_unit_done_anew_counts_once():
    person, module = make.person(), make.module()
    (unit,) = units(module, 20)
    units(module, 50, is_optional=True)
    made = done(person, module)
    longer = make.version(unit=unit, edition=2, minutes=30)
    make.completion(registration=made, unit=unit, version=longer, edition=2)

    assert [line.minutes for line in lines(person)] == [30]


def test_hours_are_summed_in_the_year_of_completion_here():
    zone = timezone.get_default_timezone()
    person = make.person()
    for year, minutes in ((2025, 45), (2026, 30), (2026, 60)):
        module = make.module()
        units(module, minutes)
        done(person, module, at=datetime(year, 1, 1, 0, 5, tzinfo=zone))

    record = gathering.of(person, at=NEXT_DAY)

    assert [(one.number, one.hours) for one in record.years] == [
        (2026, 1.5),
        (2025, 0.75),
    ]
    assert (record.number, record.hours) == (3, 2.25)


def test_a_pass_that_was_followed_by_another_stays_and_says_so():
    person, module = make.person(), make.module()
    done(person, module)
    done(person, module, at=LATER, number=2)
    done(person, module, at=NEXT_DAY, number=3, is_delta=True)

    assert [line.mark.words for line in lines(person)] == [
        "已完成",
        "已完成",
        "后来又学过",
    ]


def test_what_has_expired_stays_and_says_so():
    person, module = make.person(), make.module()
    made = done(person, module)
    ended = {"valid_from": LONG_AGO, "valid_until": NOON}
    make.period(registration=made, satisfied_at=LONG_AGO, **ended)
    make.period(registration=made, withdrawn_at=NOON)

    assert [line.mark.words for line in lines(person)] == ["已过期"]


def test_points_and_the_number_of_the_certificate_stand_on_the_line():
    person, module = make.person(), make.module()
    (unit,) = units(module, 20)
    made = done(person, module)
    Attempt.objects.create(
        registration=made,
        person=person,
        unit=unit,
        version=unit.version,
        number=1,
        seed=1,
        questions=[],
        rules={},
        started_at=LONG_AGO,
        submitted_at=NOON,
        marked_at=NOON,
        points=8,
        out_of=10,
    )
    certificate(made, module)

    record = gathering.of(person, at=NEXT_DAY)

    (line,) = record.years[0].lines
    assert line.score == Score(Decimal(8), 10)
    assert line.certificate == "CS-1"
    assert [one.mark.words for one in record.certificates] == ["有效"]


def certificate(made, module, **fields):
    defaults = {
        "code": "A" * 12,
        "serial": "CS-1",
        "person": made.person,
        "course": made.module.course,
        "module": module,
        "registration": made,
        "release": made.release,
        "name": made.person.name,
        "course_title": made.module.course.title,
        "begun_at": LONG_AGO,
        "earned_at": NOON,
        "issued_at": NOON,
    }
    return Certificate.objects.create(**defaults | fields)


def test_what_was_confirmed_stands_there_newest_first():
    person = make.person()
    for number in range(2):
        read = make.unit()
        make.attestation(
            unit=read,
            registration=make.registration(person=person, module=read.module),
            attested_at=NOON + timedelta(hours=number),
        )
    make.attestation()

    record = gathering.of(person, at=NEXT_DAY)

    moments = [one.attested_at for one in record.attestations]
    assert moments == [LATER, NOON]


@pytest.mark.parametrize("number", [1, 6])
def test_a_long_record_costs_as_many_queries_as_a_short_one(
    number, django_assert_num_queries
):
    person = make.person()
    for _ in range(number):
        module = make.module()
        (unit,) = units(module, 20)
        make.attestation(registration=done(person, module), unit=unit)

    with django_assert_num_queries(10):
        gathering.of(person, at=NEXT_DAY)
