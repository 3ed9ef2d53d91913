import pytest

from tests import make
from tests.training.paths import walked

pytestmark = pytest.mark.django_db


@pytest.fixture
def trainee(client):
    person = make.person()
    client.force_login(person)
    return person


@pytest.fixture
def modules(trainee):
    """Three modules in three courses, in each of which she is enrolled."""
    made = []
    for number in (1, 2, 3):
        course = make.course(slug=f"course-no-{number}", title=f"第{number}门")
        make.enrolment(person=trainee, course=course)
        made.append(make.unit(course=course, slug=f"u{number}").module)
    return made


def states(client, modules):
    return [
        client.get(module.units.get().get_absolute_url()).status_code
        for module in modules
    ]


def test_later_steps_stay_closed_until_the_earlier_ones_are_met(
    client, modules, trainee
):
    walked.assign(walked.path(*modules), trainee)

    assert states(client, modules[::-1]) == [403, 403, 200]
    walked.finish(modules[0], trainee, at=make.NOON)
    assert states(client, modules[::-1]) == [403, 200, 200]


def test_the_locked_page_names_the_step_to_do_first(client, modules, trainee):
    walked.assign(walked.path(modules[0].course, *modules[1:]), trainee)

    page = client.get(modules[2].units.get().get_absolute_url()).text

    assert "路径“新人入门”要依次完成，先完成：" in page
    assert ">《第1门》</a>" in page
    assert "第2门》" not in page


@pytest.mark.parametrize("mode", ["any-order", "at-least"])
def test_other_paths_close_nothing(client, modules, trainee, mode):
    least = 2 if mode == "at-least" else None
    walked.assign(walked.path(*modules, mode=mode, least=least), trainee)

    assert states(client, modules[::-1]) == [200, 200, 200]


def test_a_path_closes_nothing_to_who_is_not_on_it(client, modules, trainee):
    walked.assign(walked.path(*modules), make.person())

    assert states(client, modules[::-1]) == [200, 200, 200]


def test_what_is_asked_for_another_reason_too_stays_open(client, modules, trainee):
    walked.assign(walked.path(*modules), trainee)
    mine = trainee.registrations.get(module=modules[2])
    make.period(registration=mine)

    assert states(client, modules[::-1]) == [200, 403, 200]


@pytest.mark.parametrize(
    ("column", "state"),
    [("waived_at", 200), ("withdrawn_at", 200), ("revoked_at", 403)],
)
def test_a_step_that_is_spared_closes_nothing(client, modules, trainee, column, state):
    walked.assign(walked.path(*modules[:2]), trainee)
    first = walked.period(modules[0], trainee)
    setattr(first, column, make.NOON)
    first.save(update_fields=[column])

    assert states(client, modules[1:2]) == [state]
