"""Going on with a correction that stopped half way (quizzes/regrading/views.py)."""

import pytest

from jobs.models import Job
from quizzes.corrections import Choice
from quizzes.models import Attempt
from quizzes.regrading import regrades, wordings
from quizzes.regrading.regrades import Plan
from tests import make
from tests.quizzes.regrading.pages import address, handed_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["failed", "cancelled"])
def half(request, trainer, unit):
    """Let a correction stop after the first of two attempts."""
    for _ in range(2):
        handed_in(unit)
    found = next(one for one in wordings.of(unit) if one.id == "best")
    plan = Plan(Choice.GIVE_ALL, "答案写反了")
    drafted = regrades.draft(unit, found.asked, plan, by=trainer, at=make.NEXT_DAY)
    regrade = regrades.make(drafted)
    next(regrades.spread(regrade, regrades.pending(regrade)[:1], at=make.NEXT_DAY))
    Job.objects.create(
        kind="regrade",
        title="更正",
        arguments={"regrade": regrade.pk},
        asked_by_id=trainer.pk,
        asked_at=make.NEXT_DAY,
        state=request.param,
        finished_at=make.NEXT_DAY,
    )
    return regrade


def test_a_correction_that_stopped_half_way_goes_on_with_the_rest(client, unit, half):
    page = text(client.get(address(unit)))
    earned = Attempt.objects.order_by("pk").values_list("exact", flat=True)
    before = [*earned]

    answer = client.post(f"{address(unit)}{half.pk}/")

    job = Job.objects.latest("pk")
    assert "继续更正其余成绩" in page
    assert before == ["2", "0"]
    assert [*earned.all()] == ["2", "2"]
    assert (answer["Location"], job.state) == (f"/jobs/{job.pk}/", "done")
    assert half.touched.count() == 2


def test_going_on_twice_is_once(client, unit, half):
    way = f"{address(unit)}{half.pk}/"
    client.post(way)

    again = client.post(way)

    assert again["Location"] == address(unit)
    assert Job.objects.count() == 2
    assert half.touched.count() == 2
    assert "继续更正其余成绩" not in text(client.get(address(unit)))


def test_only_who_corrects_goes_on_and_only_by_sending_it(client, unit, half):
    way = f"{address(unit)}{half.pk}/"
    refused = client.get(way).status_code
    client.force_login(make.person())

    assert (refused, client.post(way).status_code) == (405, 404)
    assert Job.objects.count() == 1
