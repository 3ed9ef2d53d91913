from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from courses import progress
from courses.models import Course
from jobs.models import Job
from ledger.models import Event
from tests import make
from tests.make import LATER, LONG_AGO, NEXT_DAY, NOON
from tests.training.certificates import objects
from training.certificates import issuing
from training.models import Certificate

DUMMY = "django.tasks.backends.dummy.DummyBackend"
MODULE, NONE = Course.Certified.MODULE, Course.Certified.NONE

pytestmark = pytest.mark.django_db


@pytest.fixture
def book():
    return objects.book(1, 2)


def modules(book):
    return list(book.modules.order_by("position"))


def learn_all(book, person, at=NOON):
    for module in modules(book):
        objects.learn(module, person, at)


def serials():
    return list(Certificate.objects.order_by("pk").values_list("serial", flat=True))


def test_a_course_is_certified_when_its_last_module_is_completed(book):
    person = make.person()
    first, last = modules(book)

    objects.learn(last, person, LONG_AGO)
    before = serials()
    mine = objects.learn(first, person, NOON)

    issued = Certificate.objects.get()
    assert before == []
    assert (issued.person, issued.course, issued.module) == (person, book, None)
    assert (issued.registration, issued.release) == (mine, book.release)
    assert (issued.begun_at, issued.earned_at) == (LONG_AGO, NOON)
    assert (issued.units, issued.minutes) == (3, 30)


def test_it_says_what_was_so_when_it_was_issued(book, settings):
    settings.ORGANISATION = "Centre"
    person = make.person(name="林晓岚")
    learn_all(book, person)

    person.name = "Somebody"
    person.save()
    book.title = "Something"
    book.save()

    issued = Certificate.objects.get()
    assert (issued.name, issued.organisation) == ("林晓岚", "Centre")
    assert issued.course_title.startswith("Course ")


def test_each_module_is_certified_where_the_course_says_so():
    book, person = objects.book(1, 1, certificate=MODULE), make.person()

    learn_all(book, person)

    titles = Certificate.objects.order_by("pk").values_list("module_title", flat=True)
    assert list(titles) == [module.title for module in modules(book)]


def test_nothing_is_issued_where_the_course_says_so():
    learn_all(objects.book(1, certificate=NONE), make.person())

    assert serials() == []


def test_an_appendix_need_not_be_read(book):
    make.unit(module=make.module(course=book), is_optional=True)

    learn_all_required(book)

    assert len(serials()) == 1


def learn_all_required(book):
    person = make.person()
    for module in book.modules.to_be_learnt():
        objects.learn(module, person)


def test_asking_again_issues_nothing_more(book):
    person = make.person()
    learn_all(book, person)
    issued = Certificate.objects.get()

    again = issuing.after(issued.registration, at=LATER)

    assert again is None
    assert serials() == [issued.serial]


def test_the_database_takes_no_second_one_for_the_same(book):
    person = make.person()
    learn_all(book, person)
    same = Certificate.objects.get()
    same.pk, same.code, same.serial = None, "other", "other"

    with pytest.raises(IntegrityError), transaction.atomic():
        same.save(force_insert=True)


def test_learning_one_module_again_earns_no_second_course(book):
    person = make.person()
    learn_all(book, person)

    objects.learn(modules(book)[0], person, NEXT_DAY)

    assert len(serials()) == 1


def test_learning_all_again_earns_one_that_takes_the_place_of_the_first(book):
    person = make.person()
    learn_all(book, person)
    learn_all(book, person, NEXT_DAY)

    first, second = Certificate.objects.order_by("pk")
    assert second.supersedes == first
    assert (second.begun_at, second.earned_at) == (NEXT_DAY, NEXT_DAY)


def test_a_module_learnt_again_takes_the_place_of_its_own_certificate_only():
    book, person = objects.book(1, 1, certificate=MODULE), make.person()
    learn_all(book, person)
    objects.learn(modules(book)[0], person, NEXT_DAY)

    first, _other, again = Certificate.objects.order_by("pk")
    assert again.supersedes == first


def test_serials_are_counted_anew_each_year(book, settings):
    new_year = NOON.replace(month=12, day=31, hour=16)  # midnight in Shanghai
    moments = (NOON, new_year - timedelta(seconds=1), new_year, NEXT_DAY)

    for at in moments:
        learn_all(book, make.person(), at)

    assert serials() == ["2026-000001", "2026-000002", "2027-000001", "2026-000003"]


def test_what_is_taken_back_leaves_no_gap(book):
    with transaction.atomic():
        learn_all(book, make.person())
        transaction.set_rollback(True)

    learn_all(book, make.person())

    assert serials() == ["2026-000001"]


def test_it_ends_with_the_period_that_was_satisfied():
    book, person = objects.book(1), make.person()
    module = book.modules.get()
    unit = module.units.get()
    mine = make.registration(module=module, person=person)
    period = make.period(registration=mine, valid_until=NEXT_DAY)

    make_done(unit, mine)

    issued = Certificate.objects.get()
    assert (issued.period, issued.valid_until) == (period, NEXT_DAY)


def make_done(unit, registration):
    progress.complete(unit.version, registration=registration, at=NOON)


def test_it_tells_the_points_of_the_last_quiz_as_they_count():
    issued = with_attempts(["10", "47/3"], out_of=20)

    assert (issued.points, issued.out_of) == (Decimal("15.67"), 20)


def test_a_last_quiz_that_gives_no_points_is_passed_over():
    book, person = objects.book(), make.person()
    module = make.module(course=book)
    mine = make.registration(module=module, person=person)
    exam, survey = (make.unit(module=module, kind="quiz") for _ in range(2))
    attempt(mine, exam, "16", 20)
    attempt(mine, survey, "0", 0)

    mine.units = {str(exam.pk): 1, str(survey.pk): 1}
    mine.save()
    make_done(exam, mine)
    make_done(survey, mine)

    assert Certificate.objects.get().points == 16


def test_it_tells_no_points_where_nothing_is_marked():
    issued = with_attempts([], out_of=20)

    assert (issued.points, issued.out_of) == (None, None)


def with_attempts(points, *, out_of):
    book = objects.book()
    unit = make.unit(module=make.module(course=book), kind="quiz")
    mine = make.registration(module=unit.module)
    for number, exact in enumerate(points, 1):
        attempt(mine, unit, exact, out_of, number=number)
    make_done(unit, mine)
    return Certificate.objects.get()


def attempt(registration, unit, exact, out_of, number=1):
    registration.attempts.create(
        person=registration.person,
        unit=unit,
        version=unit.version,
        number=number,
        seed=1,
        questions=[],
        rules={},
        started_at=NOON,
        submitted_at=NOON,
        marked_at=NOON,
        exact=exact,
        out_of=out_of,
    )


def test_the_ledger_tells_of_it(book):
    person = make.person()
    learn_all(book, person)

    event = Event.objects.get(verb="certificate-issued")
    issued = Certificate.objects.get()
    assert event.about == f"people.person:{person.pk}"
    assert event.new["serial"] == issued.serial
    assert issued.code not in str(event.new)


def test_the_paper_is_asked_for_once_the_certificate_stands(
    book, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        learn_all(book, make.person())

    issued = Certificate.objects.get()
    assert not Job.objects.exists()
    assert [callback.args for callback in callbacks] == [(issued,)]


@pytest.mark.django_db(transaction=True)
def test_certificates_earned_at_the_same_moment_are_counted_without_gaps(settings):
    settings.TASKS = {"default": {"BACKEND": DUMMY}}  # nothing is set as paper here
    book = objects.book(1)
    module = book.modules.get()
    people = [make.person() for _ in range(6)]

    def learn(person):
        try:
            objects.learn(module, person)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(learn, people))

    assert sorted(serials()) == [f"2026-{number:06}" for number in range(1, 7)]
    assert Job.objects.filter(kind="certificate-paper").count() == 6
