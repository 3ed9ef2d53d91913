import pytest

from tests import make
from tests.training.paths import walked
from training import overview, sparing
from training.models import PeriodFact

pytestmark = pytest.mark.django_db


@pytest.fixture
def trainee():
    return make.person()


@pytest.fixture
def modules():
    return [make.unit().module for _ in range(4)]


def open_ones(person):
    rows = person.periods.filter(satisfied_at=None, withdrawn_at=None, waived_at=None)
    return {one.module for one in rows}


def test_once_enough_steps_are_done_the_others_are_asked_no_more(trainee, modules):
    walked.assign(walked.path(*modules, mode="at-least", least=2), trainee)

    walked.finish(modules[1], trainee, at=make.NOON)
    assert open_ones(trainee) == {modules[0], modules[2], modules[3]}
    walked.finish(modules[3], trainee, at=make.LATER)

    assert open_ones(trainee) == set()
    gone = PeriodFact.objects.filter(kind="withdrawn")
    assert {(one.why, one.by, one.moment) for one in gone} == {
        ("path-enough", None, make.LATER)
    }


def test_the_page_tells_the_reason_in_words(trainee, modules):
    walked.assign(walked.path(*modules, mode="at-least", least=1), trainee)
    walked.finish(modules[0], trainee, at=make.NOON)

    told = overview.history(walked.period(modules[1], trainee))

    assert told[-1].why == "路径已完成足够的步骤"


def test_what_was_spared_counts_as_a_step_and_stays_spared(trainee, modules):
    walked.assign(walked.path(*modules, mode="at-least", least=2), trainee)
    trainee.periods.filter(module=modules[0]).update(
        waived_at=make.NOON, known_at=make.NOON
    )

    walked.finish(modules[1], trainee, at=make.LATER)

    assert open_ones(trainee) == set()
    assert walked.period(modules[0], trainee).withdrawn_at is None


def test_sparing_a_step_may_be_enough(trainee, modules):
    walked.assign(walked.path(*modules, mode="at-least", least=1), trainee)
    period = walked.period(modules[2], trainee)

    sparing.spare(period, why="On leave", by=make.person(), at=make.LATER)

    assert open_ones(trainee) == set()
    assert walked.period(modules[2], trainee).withdrawn_at is None


@pytest.mark.parametrize("mode", ["in-order", "any-order"])
def test_other_paths_ask_for_every_step(trainee, modules, mode):
    walked.assign(walked.path(*modules, mode=mode), trainee)

    walked.finish(modules[0], trainee, at=make.NOON)

    assert open_ones(trainee) == set(modules[1:])


def test_what_another_assignment_asks_for_stays(trainee, modules):
    walked.assign(walked.path(*modules[:2], mode="at-least", least=1), trainee)
    other = make.period(registration=trainee.registrations.get(module=modules[1]))

    walked.finish(modules[0], trainee, at=make.NOON)

    other.refresh_from_db()
    assert other.withdrawn_at is None
