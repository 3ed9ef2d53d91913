import pytest
from django.core import mail

from people.models import Person, Role
from tests import make
from tests.training.followup.rows import DAY, TEN, below, due_in
from training.followup import log, planning, sending
from training.models import Digest, Notice, Reminder

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    """Somebody whose manager was told too."""
    manager = make.person(name="陈立新")
    person = below(manager, name="林晓岚", email="anna@example.com")
    due_in(-1, person=person, module=make.module(title="问候"))
    planning.plan(at=TEN)
    return person


@pytest.fixture
def asked(client):
    client.force_login(make.person(Role.Code.HR))
    return lambda query="": client.get(f"/training/reminders/{query}")


def test_the_log_says_who_was_told_what_of_whom(anna, asked):
    text = asked().content.decode()

    assert "陈立新" in text
    assert "林晓岚　问候" in text
    assert "逾期 1 天　给主管" in text


def test_who_wants_no_letters_is_reminded_in_the_page_and_her_manager_by_mail(asked):
    top = make.person(name="周敏", email="top@example.com")
    manager = below(top, name="陈立新", email="m@example.com", is_reminded=False)
    due_in(-1, person=below(manager, name="林晓岚", email="low@example.com"))
    due_in(-1, person=manager, module=make.module(title="问候"))

    planning.plan(at=TEN)
    number = sending.send(at=TEN)

    assert number == 3
    letter = next(one for one in mail.outbox if one.to == ["m@example.com"])
    assert ("林晓岚" in letter.body, "问候" in letter.body) == (True, False)
    rows = [
        (row.mark.words, row.tone) for row in asked("?person=立新").context["page"].rows
    ]
    assert ("本人不要邮件", "给本人") in rows
    assert ("已发出", "给主管") in rows
    assert Notice.objects.filter(person=manager, code="overdue").count() == 1


def test_who_changed_her_mind_after_the_planning_gets_no_letter(anna):
    Person.objects.filter(pk=anna.pk).update(is_reminded=False)

    sending.send(at=TEN)

    digest = Digest.objects.get(person=anna)
    assert (digest.sent_at, digest.error) == (None, sending.UNWANTED)


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("?person=晓岚", 2),
        ("?person=立新", 1),
        ("?person=nobody", 0),
        ("?day=2026-11-20", 2),
        ("?day=2026-11-21", 0),
    ],
)
def test_the_log_is_narrowed_by_person_and_day(anna, asked, query, number):
    assert len(asked(query).context["page"].rows) == number


def test_a_day_that_is_none_is_refused_at_the_field(anna, asked):
    answer = asked("?day=tomorrow")

    assert answer.status_code == 422
    assert "day" in answer.context["form"].errors


def test_the_log_goes_on_page_by_page(anna):
    newest = Reminder.objects.order_by("-pk")

    first = log.page(newest, key=None, size=1)
    second = log.page(newest, key=first.last, size=1)

    told = [*first.rows, *second.rows]
    assert [row.reminder for row in told] == list(newest)
    assert second.last is None


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"address": ""}, "仅站内"),
        ({}, "待发"),
        ({"sent_at": TEN}, "已发出"),
        ({"tries": 1, "error": sending.LOST}, "可能已发出：发送时中断"),
        ({"error": sending.SETTLED}, "已不需要"),
        ({"tries": 2, "error": "refused"}, "被拒收，会再试"),
        ({"tries": len(sending.WAITS), "error": "refused"}, "未能发出"),
    ],
)
def test_the_log_says_what_became_of_the_letter(anna, columns, words):
    Digest.objects.update(**columns)

    rows = log.of_period(anna.periods.get())

    assert rows[0].mark.words == words


@pytest.mark.parametrize(
    ("step", "words"), [(-7, "到期前 7 天"), (0, "截止当天"), (1, "逾期 1 天")]
)
def test_a_step_in_words(anna, step, words):
    period = anna.periods.get()
    period.reminders.update(step=step)

    assert log.of_period(period)[0].step == words


def test_a_reminder_without_a_letter_stands_in_the_page(anna):
    period = anna.periods.get()
    period.reminders.update(digest=None)

    assert log.of_period(period)[0].mark.words == "仅站内"


def test_the_page_of_a_period_shows_its_reminders(anna, client):
    client.force_login(make.person(Role.Code.HR))

    text = client.get(f"/training/periods/{anna.periods.get().pk}/").content.decode()

    assert "逾期 1 天　给本人" in text


def test_the_log_is_nobodys_but_hrs(client, anna):
    client.force_login(make.person(Role.Code.TRAINER))

    assert client.get("/training/reminders/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_log_costs_as_many_queries_for_many(
    asked, django_assert_num_queries, number
):
    for _ in range(number):
        due_in(7)
    planning.plan(at=TEN + DAY)

    with django_assert_num_queries(5):
        asked()
