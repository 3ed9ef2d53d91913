"""Each gets the file she may read, once, whatever dies in between."""

import csv
import email
import hashlib
import io
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from people.models import Person
from reports import kinds
from reports.models import Delivery, Exported, SavedReport
from reports.saved import changing, making, planning, regular, sending
from reports.saved.changing import Terms
from reports.saved.when import Every, Rhythm
from tests.reports import rights
from training.models import Notice

pytestmark = pytest.mark.django_db
RUN = timezone.now() + timedelta(days=1)


@pytest.fixture
def saved(company):
    for key in ("hr", "lin", "he", "zheng"):
        write(company, key, email=f"{key}@example.com")
    return save(company, "hr", "lin")


def write(company, key, **columns):
    """Change the row and not the object, which other tests see too."""
    Person.objects.filter(pk=company.people[key].pk).update(**columns)


def save(company, *to, report="completions", format_="csv", **filters):
    people = company.people
    at = RUN - timedelta(days=2)
    made = changing.save(
        kinds.named(report),
        name=f"Every morning {len(to)} {report} {format_}",
        filters=filters,
        owner=people["hr"],
        at=at,
    )
    recipients = [people[key] for key in to]
    terms = Terms(made.name, Rhythm(Every.DAY), format_, recipients)
    return changing.change(made, terms, at=at)


def sent():
    """Return to whom what was sent: the names in the attached file."""
    found = {}
    for message in mail.outbox:
        _name, content, _type = message.attachments[0]
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
        found[message.to[0].partition("@")[0]] = rights.named(
            " ".join(row["姓名"] for row in rows)
        )
    return found


def test_each_gets_what_she_may_read_herself_and_the_proof_is_kept(company, saved):
    regular.send(RUN)

    assert sent() == {"hr": rights.SEES["hr"][0], "lin": rights.SEES["lin"][0]}
    kept = {one.by_id: one for one in Exported.objects.all()}
    for message in mail.outbox:
        reader = message.to[0].partition("@")[0]
        parts = email.message_from_bytes(message.message().as_bytes()).walk()
        payloads = [part.get_payload(decode=True) for part in parts]
        data = next(one for one in payloads[::-1] if isinstance(one, bytes))
        digest = hashlib.sha256(data).hexdigest()
        assert kept[company.people[reader].pk].digest == digest
        assert digest in message.body
        assert "截至" in message.body
        assert "行数" in message.body


def test_a_second_run_sends_nothing_again_and_the_next_day_it_is_due(saved):
    regular.send(RUN)
    regular.send(RUN + timedelta(minutes=5))
    first = len(mail.outbox)

    regular.send(RUN + timedelta(days=1))

    assert (first, len(mail.outbox)) == (2, 4)


def test_who_may_read_no_reports_now_gets_nothing_and_the_owner_is_told_once(
    company, saved
):
    saved.recipients.set([company.people["he"]])

    regular.send(RUN)
    regular.send(RUN + timedelta(days=1))

    errors = Delivery.objects.values_list("error", flat=True)
    notice = Notice.objects.get(code="report-withheld")
    assert (mail.outbox, list(errors)) == ([], ["withheld", "withheld"])
    assert notice.person == company.people["hr"]


def test_filters_that_do_not_hold_for_somebody_send_nothing(company, saved):
    saved.filters = {"module": "care"}
    saved.save()
    saved.recipients.set([company.people["lin"], company.people["zheng"]])

    regular.send(RUN)

    found = dict(Delivery.objects.values_list("to__name", "error"))
    assert found == {"林晓岚": "", "郑洁": "unasked"}
    assert Notice.objects.get(code="report-unsent").values["title"] == saved.name


def test_without_an_address_nothing_is_made(company, saved):
    saved.recipients.set([company.people["ma"]])

    regular.send(RUN)

    assert Delivery.objects.get().error == "no-address"


class Killed(BaseException):
    """As a worker is: nothing of the work's own gets to catch it."""


def test_a_worker_killed_half_way_doubles_nothing_and_the_rest_is_sent(
    saved, monkeypatch
):
    def dies(delivery, made, *, at):
        raise Killed

    with monkeypatch.context() as killing:
        killing.setattr(sending, "_sent", dies)
        with pytest.raises(Killed):
            regular.send(RUN)
    before = len(mail.outbox)

    regular.send(RUN + timedelta(minutes=5))

    errors = list(Delivery.objects.order_by("pk").values_list("error", flat=True))
    assert (before, len(mail.outbox), errors) == (1, 2, ["lost", ""])
    assert Exported.objects.count() == 1


def test_killed_before_anything_was_handed_over_it_is_all_sent_later(saved):
    planning.plan(at=RUN)

    again = planning.plan(at=RUN)
    sending.send(at=RUN + timedelta(minutes=5))

    assert (again, len(mail.outbox)) == (0, 2)


def test_what_the_mail_server_refuses_is_tried_again_and_then_given_up(
    company, saved, settings
):
    saved.recipients.set([company.people["lin"]])
    good, bad = settings.MAILERS, {"default": {"BACKEND": BROKEN}}
    settings.MAILERS = bad
    regular.send(RUN)
    waiting = Delivery.objects.get()
    for minutes in (5, 15, 65, 245):
        sending.send(at=RUN + timedelta(minutes=minutes))
    settings.MAILERS = good
    sending.send(at=RUN + timedelta(hours=9))

    given_up = Delivery.objects.get()
    assert (waiting.tries, waiting.error[:7]) == (1, "OSError")
    assert (given_up.tries, given_up.sent_at, mail.outbox) == (4, None, [])
    assert Notice.objects.filter(code="report-unsent").count() == 1


BROKEN = "tests.reports.saved.broken.Backend"


def test_a_file_too_large_for_a_letter_is_a_link(company, saved, monkeypatch):
    monkeypatch.setattr(making, "LARGEST", 10)
    saved.recipients.set([company.people["lin"]])

    regular.send(RUN)

    message = mail.outbox[0]
    assert message.attachments == []
    assert "/reports/completions/" in message.body
    assert "太大" in message.body
    assert not Exported.objects.exists()


def test_every_letter_is_in_the_language_of_its_reader(company, saved):
    write(company, "lin", language="en")
    saved.recipients.set([company.people["lin"]])

    regular.send(RUN)

    assert mail.outbox[0].subject == f"Report: {saved.name}"
    assert "SHA-256" in mail.outbox[0].body


def test_today_is_the_day_of_the_run(company, saved):
    regular.send(RUN)

    days = {timezone.localdate(one.as_of) for one in Exported.objects.all()}
    assert days == {timezone.localdate(RUN)}


@pytest.mark.parametrize(
    "columns", [{"archived_at": RUN}, {"next_at": None}], ids=["away", "never"]
)
def test_what_is_put_away_or_never_sent_is_not_planned(saved, columns):
    SavedReport.objects.update(**columns)

    assert planning.plan(at=RUN) == 0


def test_who_has_left_has_nothing_sent_in_her_name(company, saved):
    write(company, "hr", is_active=False)

    assert planning.plan(at=RUN) == 0
