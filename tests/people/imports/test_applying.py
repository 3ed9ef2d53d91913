"""Files of people applied: once, twice, in parts, and never too many let go."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import record
from ledger.models import Event, EventDetail
from people import superiors
from people.imports import applying
from people.imports.applying import HasChanged, NotChecked, TooManyGone
from people.models import Cohort, ImportChange, Membership, Person, Posting
from people.sheets import storing
from tests import make
from tests.make import LATER, NEXT_DAY, NOON
from tests.people.imports.files import TODAY, applied, checked, counts, csv

pytestmark = pytest.mark.django_db

COMPANY = csv(
    "00482,林晓岚,lin,lin@example.com,总部/客服部,窗口专员,00017,甲班；乙班,2026-09-01",
    "00017,王建国,,,总部,科长,,甲班,2018/3/15",
)


def running(number):
    return Posting.objects.select_related("department", "position", "manager").get(
        person__employee_number=number, until=None
    )


def test_people_come_in_with_all_that_the_file_says():
    applied(COMPANY)

    lin, wang = (Person.objects.get(employee_number=one) for one in ("00482", "00017"))
    post = running("00482")
    assert (lin.name, lin.name_key, lin.username) == (
        "林晓岚",
        "lin2 xiao3 lan2",
        "lin",
    )
    assert (wang.username, wang.started_on) == ("00017", date(2018, 3, 15))
    assert not lin.has_usable_password()
    assert (post.department.name, str(post.position)) == ("客服部", "窗口专员")
    assert (post.manager, post.since) == (wang, TODAY)
    assert post.department_path == f"/{post.department.parent_id}/{post.department_id}/"
    assert Membership.objects.filter(cohort__name="甲班").count() == 2


def test_same_file_again_changes_nothing():
    applied(COMPANY)
    events = Event.objects.count()

    again = checked(COMPANY, at=NEXT_DAY, effective=TODAY + timedelta(days=1))

    assert counts(again) == {"same": 2}
    assert Event.objects.count() == events


def test_gb18030_comes_in_as_utf8_does():
    content = COMPANY.decode().encode("gb18030")

    assert counts(checked(content)) == {"added": 2}


def test_ledger_tells_keys_and_keeps_names_apart():
    hr = make.person("hr")
    batch = applied(COMPANY, by=hr)

    told = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    added = Event.objects.filter(verb="person-added").latest("pk")
    detail = EventDetail.objects.get(event=added)
    assert told == [
        *["person-added", "joined-cohorts", "posted"] * 2,
        "people-imported",
    ]
    assert (added.actor, added.new["import"]) == (f"people.person:{hr.pk}", batch.pk)
    assert "林晓岚" not in str(added.new)
    assert detail.values["new"]["name"] == "林晓岚"
    assert added.detail_digest == record.digest(detail.salt, detail.values)


def test_moving_ends_the_posting_and_opens_another_from_its_day():
    applied(COMPANY)

    applied(csv("00482,林晓岚,,,总部/热线,,,,,,,2026-12-01"), at=NEXT_DAY)

    ended = Posting.objects.get(person__employee_number="00482", until__isnull=False)
    post = running("00482")
    assert (ended.until, post.since) == (date(2026, 12, 1), date(2026, 12, 1))
    assert (post.department.name, str(post.position)) == ("热线", "窗口专员")
    assert superiors.of(post.person_id, at=NEXT_DAY) == post.manager_id


def test_day_of_the_posting_before_dates_no_later_change():
    applied(csv("1,王,,,总部,,,,,,,2020-01-01"))

    applied(csv("1,王,,,窗口,,,,,,,2020-01-01"), at=NEXT_DAY)

    assert running("1").since == TODAY


def test_dash_takes_position_and_manager_away():
    make.person(employee_number="1")
    applied(csv("2,李,,,总部,专员,1"))

    applied(csv("2,李,,,,-,-"), at=LATER)

    post = running("2")
    assert (post.department.name, post.position, post.manager) == ("总部", None, None)


def test_who_leaves_and_returns_keeps_everything():
    applied(csv("1,王,,,总部,,,甲班", "2,李"))

    left = applied(csv("1,王,,,总部,,,,,2026-11-15"), confirmed=1)
    person = Person.objects.get(employee_number="1")
    post = Posting.objects.get(person=person)
    back = applied(csv("1,王,,,总部"), at=LATER)
    person_back = Person.objects.get(employee_number="1")

    assert (counts(left), counts(back)) == ({"gone": 1}, {"returned": 1})
    assert (person.is_active, person.left_on) == (False, date(2026, 11, 15))
    assert post.until == TODAY
    assert (person_back.is_active, person_back.left_on) == (True, None)
    assert running("1").since == TODAY
    assert Membership.objects.get(person=person).until is None


def test_many_are_let_go_only_by_who_types_how_many():
    for _ in range(3):
        make.person()
    content = csv("1,王")
    with pytest.raises(TooManyGone):
        applied(content, is_whole=True)
    with pytest.raises(TooManyGone):
        applied(content, is_whole=True, confirmed=2)

    applied(content, is_whole=True, confirmed=3)

    assert [one.employee_number for one in Person.objects.active()] == ["1"]
    assert Person.objects.filter(left_on=TODAY - timedelta(days=1)).count() == 3


def test_more_gone_than_confirmed_are_refused_also_at_the_end():
    make.person()
    batch = checked(csv("1,王"), is_whole=True)
    applying.confirm(batch, 1)
    make.person()

    with pytest.raises(TooManyGone):
        applying.at_once(batch, by=None, at=NOON)

    assert Person.objects.active().count() == 2


def test_what_was_looked_at_is_applied_or_nothing():
    batch = checked(COMPANY)
    make.person(employee_number="00017", username="00017")

    with pytest.raises(HasChanged):
        applying.at_once(batch, by=None, at=NOON)

    assert not Person.objects.filter(employee_number="00482").exists()


def test_batch_is_applied_once():
    batch = applied(COMPANY)

    with pytest.raises(NotChecked):
        applying.at_once(batch, by=None, at=LATER)

    assert (batch.state, batch.changes.count()) == ("applied", 2)


def test_file_whose_bytes_changed_is_not_applied():
    batch = checked(COMPANY)
    batch.digest = "0" * 64
    batch.save(update_fields=["digest"])

    with pytest.raises(storing.FileIsGone):
        applying.at_once(batch, by=None, at=NOON)

    assert not ImportChange.objects.exists()


def test_names_of_cohorts_become_addresses_of_their_own():
    make.cohort(slug="jia3-ban1", name="甲斑")
    make.cohort(slug="known", name="乙班")

    applied(csv("1,王,,,,,,甲班；known；乙班"))

    mine = Cohort.objects.filter(memberships__person__employee_number="1")
    assert sorted(mine.values_list("slug", flat=True)) == ["jia3-ban1-1", "known"]


@pytest.mark.parametrize("count", [1, 60])
def test_chunk_needs_as_many_queries_however_many_it_holds(
    count, django_assert_max_num_queries
):
    lines = [f"{one},王{one},,,总部,,{'0' if one else ''}" for one in range(count)]
    batch = checked(csv(*lines))

    with django_assert_max_num_queries(32):
        applying.at_once(batch, by=None, at=NOON)


CELLS = st.sampled_from(
    ["", "-", "1", "2", "3", "总部", "总部/窗口", "2026-11-01", "x@y.z"]
)
ROWS = st.lists(
    st.tuples(st.sampled_from("1234"), st.sampled_from("王李"), *[CELLS] * 10),
    max_size=6,
)


@settings(max_examples=12, deadline=None)
@given(first=ROWS, second=ROWS, is_whole=st.booleans())
def test_importing_twice_changes_nothing(first, second, is_whole):
    for rows in (first, second):
        content = csv(*(",".join(row) for row in rows))
        batch = checked(content, is_whole=is_whole)
        applying.confirm(batch, counts(batch).get("gone"))
        applying.at_once(batch, by=None, at=NOON)

        again = checked(content, is_whole=is_whole)

        assert set(counts(again)) <= {"same", "wrong"}
        assert counts(again).get("wrong") == counts(batch).get("wrong")
