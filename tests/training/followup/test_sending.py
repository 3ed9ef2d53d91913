from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from tests import make
from tests.training.followup.rows import DAY, TEN, below, due_in
from training import facts
from training.followup import planning, sending
from training.models import Digest

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


class Refusing(EmailBackend):
    """A mail server that knows nobody called lost@…, and listens to nobody else."""

    def send_messages(self, messages):
        if messages[0].to == ["lost@example.com"]:
            raise SMTPRecipientsRefused({"lost@example.com": (550, b"No such user")})
        raise ConnectionRefusedError("nobody there")


@pytest.fixture
def anna():
    return make.person(name="林晓岚", email="anna@example.com")


@pytest.fixture
def refusing(settings):
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Refusing"}}


def planned(person, number=7, **fields):
    period = due_in(number, person=person, **fields)
    planning.plan(at=TEN)
    return period


def test_a_letter_is_sent_once(anna):
    planned(anna)

    numbers = [sending.send(at=TEN + wait) for wait in (MINUTE, 2 * MINUTE, DAY)]

    digest = Digest.objects.get()
    assert numbers == [1, 0, 0]
    assert [one.to for one in mail.outbox] == [["anna@example.com"]]
    assert (digest.sent_at, digest.tries, digest.error) == (TEN + MINUTE, 1, "")


def test_in_quiet_hours_no_letter_is_sent(anna):
    planned(anna)

    assert sending.send(at=TEN + 12 * 60 * MINUTE) == 0


def test_who_has_no_address_gets_no_letter():
    planned(make.person())

    assert sending.send(at=TEN) == 0


def test_what_was_done_meanwhile_is_not_written_about(anna):
    period = planned(anna)
    facts.waive(period, why="ill", by=anna, at=TEN)

    assert sending.send(at=TEN + MINUTE) == 0
    assert Digest.objects.get().error == sending.SETTLED


def test_a_letter_that_is_refused_is_noted_and_the_next_one_tried(refusing):
    for name in ("lost", "lost"):
        due_in(7, person=make.person(email=f"{name}@example.com"))
    planning.plan(at=TEN)

    sending.send(at=TEN)

    refused = Digest.objects.filter(error__startswith="SMTPRecipientsRefused")
    assert refused.filter(tries=1, sent_at=None).count() == 2


def test_without_a_mail_server_the_first_try_is_the_last(refusing, anna):
    due_in(7, person=make.person(email="berta@example.com"))
    planned(anna)

    sending.send(at=TEN)

    errors = Digest.objects.order_by("pk").values_list("error", flat=True)
    assert list(errors) == ["ConnectionRefusedError: nobody there", ""]


def test_the_waits_between_the_tries_grow(refusing, anna):
    planned(anna)

    tries = []
    for minutes in (0, 9, 10, 49, 50, 209, 210, 499):
        sending.send(at=TEN + minutes * MINUTE)
        tries.append(Digest.objects.get().tries)

    assert tries == [1, 1, 2, 2, 3, 3, 4, 4]


def test_after_the_last_try_it_is_left(anna):
    planned(anna)
    Digest.objects.update(tries=len(sending.WAITS), error="refused")

    assert sending.send(at=TEN + DAY) == 0


def test_a_letter_on_its_way_when_the_worker_died_is_not_sent_again(anna):
    planned(anna)
    Digest.objects.update(tries=1, error=sending.LOST)

    assert sending.send(at=TEN + DAY) == 0
    assert mail.outbox == []


def test_two_workers_send_one_letter(anna):
    planned(anna)
    first, second = list(sending.due(at=TEN)), list(sending.due(at=TEN))

    assert [sending.claim(first[0]), sending.claim(second[0])] == [True, False]


@pytest.mark.parametrize("number", [1, 3])
def test_each_letter_costs_two_queries(django_assert_num_queries, number):
    top = make.person()
    for _ in range(number):
        due_in(7, person=below(top, email="x@example.com"))
    planning.plan(at=TEN)

    with django_assert_num_queries(3 + 2 * number):
        sending.send(at=TEN)
