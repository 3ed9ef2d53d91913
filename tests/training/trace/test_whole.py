from datetime import date, timedelta

import pytest
from django.utils import timezone

from ledger.models import Event
from people.models import Position
from tests import make
from tests.quizzes import quiz
from tests.training.paths import walked
from tests.training.prerequisites.laid import before
from tests.training.trace.asked import LATER, MADE, assigned, opened, trace
from training import assignments, facts
from training.assigning import rules
from training.days import end_of
from training.models import Evidence, Period

pytestmark = pytest.mark.django_db


def test_it_tells_who_assigned_it_when_to_whom_and_why(module, trainee, hr):
    given = assigned(module, hr, person=trainee, why="新人必修")

    found = trace(opened(given, trainee))

    assert found.assigned.sentences == [
        "周敏于2026年11月2日指派《第一章　破冰》，对象：林晓岚。",
        "理由：新人必修",
    ]
    assert found.assigned.told == ()


def test_of_a_department_it_tells_where_the_person_stood(module, trainee, hr):
    root = make.department(name="客服部")
    desk = make.department(name="前台", parent=root)
    make.posting(person=trainee, department=desk)
    given = assigned(module, None, department=root)

    found = trace(opened(given, trainee)).assigned

    (told,) = found.told
    assert "客服部" in told.words
    assert (told.holds, told.found, found.is_still) == (True, "前台", True)


def test_what_no_longer_holds_is_said(module, trainee, hr):
    root = make.department(name="客服部")
    make.posting(person=trainee, department=root, until=date(2026, 11, 20))
    given = assigned(module, hr, department=root)

    found = trace(opened(given, trainee)).assigned

    assert (found.told[0].holds, found.is_still) == (True, False)


@pytest.mark.parametrize("kind", ["cohort", "position"])
def test_a_cohort_and_a_position_are_conditions_too(module, trainee, kind):
    cohort = make.cohort(trainee, name="十一月班")
    position = Position.objects.create(name="十一月班")
    make.posting(person=trainee, position=position)
    meant = {"cohort": cohort, "position": position}
    given = assigned(module, None, **{kind: meant[kind]})

    (told,) = trace(opened(given, trainee)).assigned.told

    assert (told.holds, told.found) == (True, "十一月班")


def test_of_a_rule_it_answers_each_condition_with_what_was_found(module, trainee, hr):
    rule = rules.Rule(
        (
            rules.Condition(
                rules.Field.STARTED, rules.Relation.AFTER, date(2026, 10, 1)
            ),
            rules.Condition(rules.Field.COHORT, rules.Relation.IS, make.cohort().pk),
        ),
        is_any=True,
    )
    given = assigned(module, hr, rule=rules.to_json(rule))

    found = trace(opened(given, trainee)).assigned

    assert found.is_any
    assert [one.holds for one in found.told] == [True, False]
    assert "2026年10月12日" in found.told[0].found


def test_it_names_the_units_that_are_missing(module, trainee, hr):
    period = opened(assigned(module, hr, person=trainee), trainee)
    mine = period.registration
    mine.started_at = MADE
    mine.save(update_fields=["started_at"])
    make.completion(unit=module.units.get(slug="trap"), registration=mine)

    found = trace(period).unfinished

    assert found.sentences == [
        "2026年11月2日开始学习，2 个必修单元完成了 1 个。",
        "还差这 1 个单元：",
    ]
    assert [(one.title, one.address) for one in found.units] == [
        ("梅瑞特饭店", "/courses/service/marriott/")
    ]


def test_it_names_what_must_be_done_first(module, trainee, hr):
    first = make.unit(course=make.course(title="基本功")).module
    before(module, first)

    found = trace(opened(assigned(module, hr, person=trainee), trainee)).unfinished

    assert found.sentences[0] == "还没有开始。"
    assert [one.note for one in found.units] == ["未开放", "未开放"]
    (lock,) = found.locks
    assert "基本功" in lock.missing[0].title


def test_it_tells_what_a_course_in_order_waits_for(module, trainee, hr):
    module.course.sequence = "in-order"
    module.course.save(update_fields=["sequence"])

    found = trace(opened(assigned(module, hr, person=trainee), trainee)).unfinished

    assert [one.note for one in found.units] == ["", "先完成“梅瑞特饭店”。"]


def test_it_tells_when_all_attempts_are_used_up(trainee, hr):
    unit = quiz.unit(rules={"attempts": 1, "pass_mark": 100})
    period = opened(assigned(unit.module, hr, person=trainee), trainee)
    mine = quiz.attempt(unit=unit, registration=period.registration)
    type(mine).objects.filter(pk=mine.pk).update(
        submitted_at=MADE, marked_at=MADE, exact="0", points=0, ended_by="person"
    )

    found = trace(period).unfinished

    assert [one.note for one in found.units] == [
        "作答次数已经用完。需要再做，请找讲师。"
    ]


@pytest.mark.parametrize(
    ("settle", "words"),
    [(facts.waive, "豁免"), (facts.revoke, "已撤销")],
)
def test_what_was_spared_or_revoked_says_by_whom_and_why(
    module, trainee, hr, settle, words
):
    period = opened(assigned(module, hr, person=trainee), trainee)
    settle(period, why="转岗", by=hr, at=make.NOON)

    found = trace(period).unfinished

    assert found.sentences == [f"2026年11月20日起{words}，由周敏登记。", "理由：转岗"]
    assert found.units == ()


def test_what_was_taken_back_says_so(module, trainee, hr):
    given = assigned(module, hr, person=trainee)
    period = opened(given, trainee)
    assignments.withdraw(given, why="改期", by=None, at=make.NOON)

    found = trace(period)

    assert found.assigned.sentences[-1] == "这项指派已于2026年11月20日撤回。"
    assert found.unfinished.sentences == ["2026年11月20日起不再要求。", "理由：改期"]
    assert found.until == ["没有期限。"]


def test_what_was_learnt_elsewhere_names_the_evidence(module, trainee, hr):
    evidence = Evidence.objects.create(
        person=trainee,
        title="外训证书",
        completed_on=date(2026, 11, 3),
        recorded_by=hr,
        recorded_at=MADE,
    )
    given = assigned(module, hr, person=trainee)
    period = opened(given, trainee, satisfied_at=MADE, evidence=evidence)

    found = trace(period)

    assert found.unfinished.sentences == ["凭“外训证书”，自2026年11月2日起视为完成。"]
    assert not found.is_open


def test_a_renewal_tells_what_it_renews_and_until_when_that_counts(module, trainee, hr):
    given = assigned(module, hr, person=trainee, valid_months=12)
    old = opened(
        given,
        trainee,
        satisfied_at=MADE,
        valid_until=end_of(date(2026, 12, 20)),
        grace_until=end_of(date(2026, 12, 31)),
        renews_at=MADE + timedelta(days=20),
    )
    type(old.registration).objects.update(completed_at=MADE)
    new = make.period(
        assignment=given,
        registration=make.registration(person=trainee, module=module, number=2),
        previous=old,
        cycle=2,
        opened_at=make.NOON,
        known_at=make.NOON,
        due_at=end_of(date(2026, 12, 20)),
    )

    assert trace(new).renewed == [
        "这是第 2 期，续的是2026年11月2日完成的那一期。",
        "在此之前，旧的一期仍然有效，到2026年12月20日（含当天）。",
        "宽限到2026年12月31日（含当天）。",
    ]
    assert trace(new).until == ["因续期，期限为2026年12月20日。"]
    assert trace(new).assigned.sentences[-1] == "从2026年11月20日起要求完成。"
    assert trace(old).renewed == [
        "有效到2026年12月20日（含当天）。",
        "2026年11月22日起可以续期。",
        "宽限到2026年12月31日（含当天）。",
    ]
    late = LATER + timedelta(days=60)
    assert "旧的一期有效到" in trace(new, at=late).renewed[1]
    assert "为止" in trace(old, at=late).renewed[0]


def test_of_a_path_it_shows_the_steps(module, trainee):
    other = make.unit().module
    walked.assign(walked.path(module, other), trainee)
    walked.finish(module, trainee, at=make.NOON)

    found = trace(Period.objects.get(module=other))

    assert found.path is not None
    assert found.path.words == "“新人入门”路径 1/2"
    assert [row[1:] for row in found.path.lines] == [(True, False), (False, False)]


def test_what_is_not_open_yet_says_when(module, trainee, hr):
    given = assigned(module, hr, person=trainee, delta_units={"1": 2})
    period = opened(given, trainee, opens_at=LATER, closes_at=LATER, due_at=LATER)

    found = trace(period, at=make.NOON)

    assert found.unfinished.sentences[0] == "2026年12月12日开放。"
    assert "只需重学有改动的单元。" in found.assigned.sentences
    assert found.until[-1] == "2026年12月12日关闭，此后不能再完成。"


def test_looking_writes_nothing(module, trainee, hr):
    period = opened(assigned(module, hr, person=trainee), trainee)

    trace(period, at=timezone.now())

    assert not Event.objects.exists()
