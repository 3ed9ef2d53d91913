from datetime import date
from typing import Any

import pytest

from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from training.followup import notices
from training.followup.codes import TEXTS, Code
from training.followup.notices import NoPlaceHere, Note, Value, WrongValues
from training.models import Notice

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 30)
VALUES: dict[str, Value] = {"module": "问候", "day": DAY}


def told(person, number=1, **fields):
    made = [
        notices.tell(person, Code.DUE_SOON, values=VALUES, address="/courses/", at=NOON)
        for _ in range(number)
    ]
    Notice.objects.filter(pk=made[-1].pk).update(**fields)
    return made[-1]


def test_every_code_has_words():
    assert set(TEXTS) == set(Code)


def test_a_code_fits_its_column():
    assert max(map(len, Code)) <= (Notice.code.field.max_length or 0)


def test_a_day_becomes_words_in_the_readers_language():
    person = make.person()
    told(person)

    line = notices.page(person, before=None).rows[0]

    assert line.text == "《问候》请在2026年11月30日前完成。"


def test_a_person_is_named_as_she_is_called_today(django_assert_num_queries):
    manager, anna = make.person(), make.person(name="林晓岚")
    values = VALUES | {"person": anna}
    for _ in range(3):
        notices.tell(manager, Code.EXTENSION_ASKED, values=values, address="", at=NOON)
    anna.name = "林晓"
    anna.save(update_fields=["name"])

    with django_assert_num_queries(2):
        rows = notices.page(manager, before=None).rows

    assert rows[0].text == "林晓申请把《问候》延期到2026年11月30日。"


def test_an_unknown_code_is_refused():
    unknown: Any = "hello"

    with pytest.raises(ValueError, match="hello"):
        notices.tell(make.person(), unknown, values={}, address="", at=NOON)


def test_missing_values_are_refused():
    with pytest.raises(WrongValues, match="module"):
        notices.tell(
            make.person(), Code.DUE_SOON, values={"day": DAY}, address="", at=NOON
        )


@pytest.mark.parametrize("address", ["//elsewhere.example/", "https://x.example/"])
def test_a_notice_leads_nowhere_else(address):
    with pytest.raises(NoPlaceHere):
        notices.tell(
            make.person(), Code.DUE_SOON, values=VALUES, address=address, at=NOON
        )


def test_many_are_told_in_one_query(django_assert_num_queries):
    people = [make.person() for _ in range(3)]

    with django_assert_num_queries(1):
        notices.tell_all((Note(one, Code.DUE_SOON, VALUES) for one in people), at=NOON)

    assert Notice.objects.count() == 3


def test_a_code_no_longer_used_is_passed_over():
    person = make.person()
    told(person, code="of-old")

    assert notices.page(person, before=None).rows == []


def test_home_shows_the_unread_first_and_at_most_five():
    person = make.person()
    read = told(person, read_at=NOON)
    unread = told(person, number=5)

    lines = notices.latest(person, at=LATER)

    assert len(lines) == 5
    assert lines[0].notice == unread
    assert read not in [line.notice for line in lines]


def test_home_forgets_what_was_read_a_while_ago():
    person = make.person()
    told(person, read_at=make.LONG_AGO)

    assert notices.latest(person, at=NOON) == []


def test_the_first_reading_counts():
    notice = told(make.person())

    notices.read(notice, at=LATER)
    notices.read(notice, at=NEXT_DAY)

    notice.refresh_from_db()
    assert notice.read_at == LATER
