from datetime import date

import pytest

from tests import make
from tests.training.trace.asked import MADE, assigned, opened, trace
from training import facts
from training.days import end_of
from training.models import AssignmentException, Evidence

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "没有期限。"),
        ({"due_at": end_of(date(2026, 11, 30))}, "指派时定的期限：2026年11月30日"),
        ({"due_days": 28}, "指派后 28 天内：从2026年11月2日起算，到2026年11月30日"),
        (
            {"due_days": 49, "due_from": "start"},
            "入职后 49 天内：2026年10月12日入职，到2026年11月30日",
        ),
        ({"due_yearly": "11-30"}, "每年 11-30 到期，最近一次是2026年11月30日"),
    ],
)
def test_it_tells_how_the_due_date_was_reckoned(module, trainee, hr, fields, words):
    given = assigned(module, hr, person=trainee, **fields)
    due = end_of(date(2026, 11, 30)) if fields else None

    found = trace(opened(given, trainee, due_at=due), at=MADE)

    assert len(found.until) == 1
    assert found.until[0].startswith(words)


def test_days_after_another_module_name_it_and_the_day(module, trainee, hr):
    other = make.module(title="基本功")
    make.registration(person=trainee, module=other, completed_at=MADE)
    given = assigned(
        module, hr, person=trainee, due_days=28, due_from="completion", due_after=other
    )

    found = trace(opened(given, trainee, due_at=end_of(date(2026, 11, 30))), at=MADE)

    assert found.until == [
        "完成“基本功”后 28 天内：2026年11月2日完成，到2026年11月30日。"
    ]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (2, "完成“基本功”后 28 天内：2026年11月2日完成"),
        (1, "“基本功”早先已完成，2026年11月2日记录，从那天起 28 天内"),
    ],
)
def test_what_was_learnt_elsewhere_counts_from_its_day_or_its_record(
    module, trainee, hr, day, words
):
    other = make.module(title="基本功")
    Evidence.objects.create(
        person=trainee,
        module=other,
        title="基本功",
        completed_on=date(2026, 11, day),
        recorded_at=MADE,
    )
    given = assigned(
        module, hr, person=trainee, due_days=28, due_from="completion", due_after=other
    )

    found = trace(opened(given, trainee, due_at=end_of(date(2026, 11, 30))), at=MADE)

    assert found.until[0].startswith(words)


def test_a_date_given_by_hand_names_who_gave_it(module, trainee, hr):
    due = end_of(date(2026, 11, 30))
    given = assigned(module, hr, person=trainee, due_days=3, due_from="start")
    AssignmentException.objects.create(
        assignment=given,
        person=trainee,
        code="no-start",
        raised_at=MADE,
        resolution="given",
        resolved_by=hr,
        resolved_at=MADE,
        due_at=due,
    )

    found = trace(opened(given, trainee, due_at=due), at=MADE)

    assert found.until[0].startswith("期限2026年11月30日由周敏单独确定：")


def test_it_tells_extensions_and_how_many_days_it_is_late(module, trainee, hr):
    given = assigned(module, hr, person=trainee, due_at=end_of(date(2026, 11, 30)))
    period = opened(given, trainee, due_at=given.due_at)
    facts.extend(
        period, due_at=end_of(date(2026, 12, 5)), why="出差", by=hr, at=make.NOON
    )

    found = trace(period)

    assert found.is_late
    assert found.until[1:] == [
        "2026年11月20日，周敏把期限由2026年11月30日改为2026年12月5日，理由：出差",
        "最后一天是2026年12月5日，到今天已过 7 天。",
    ]
