import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities import responses
from activities.models import Response
from activities.responses import Writing
from ledger.models import Event
from people.models import Role
from tests import make
from tests.activities import small
from tests.activities.answers import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return small.unit("insight", "own", slug="sharing")


@pytest.fixture
def trainer(unit):
    return make.teaching(course=unit.course).person


def address(unit, rest="responses/"):
    return f"/courses/{unit.course.slug}/{unit.slug}/{rest}"


def share(unit, *, own="b"):
    """Let a further trainee share, and return her."""
    person = make.enrolment(course=unit.course).person
    writing = Writing(small.body(insight="a", own=own))
    responses.share(unit.version, person=person, writing=writing, at=make.NOON)
    return person


def read(client, unit, person, query=""):
    client.force_login(person)
    return client.get(f"{address(unit)}{query}")


def test_a_trainer_reads_three_works_in_as_many_queries_as_one(client, unit, trainer):
    counts = {}
    for count in (1, 2, 3):
        share(unit)
        client.force_login(trainer)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address(unit)).text
        counts[page.count("response-person")] = len(queries)
        assert f"{count}人已分享" in page

    assert counts[1] == counts[3] <= 14


def test_a_trainer_of_a_cohort_reads_its_members_only(client, unit):
    one, other = share(unit), share(unit)
    cohort = make.cohort(other)
    trainer = make.teaching(course=unit.course, cohort=cohort).person

    page = read(client, unit, trainer).text

    assert other.name in page
    assert one.name not in page


def test_what_is_written_is_shown_as_words_and_never_as_a_page(client, unit, trainer):
    share(unit, own="<script>alert(1)</script>")

    page = read(client, unit, trainer).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_a_work_says_which_text_it_answers(client, unit, trainer):
    share(unit)
    small.publish(unit, "further")

    page = read(client, unit, trainer).text

    assert "写的是课文第1版" in page
    assert "Question own?" in page


def test_a_trainer_is_told_when_nobody_has_shared(client, unit, trainer):
    assert "还没有人分享" in read(client, unit, trainer).text


def test_many_works_are_spread_over_pages(client, unit, trainer):
    for number in range(51):
        person = make.person(name=f"Writer {number}")
        Response.objects.create(
            registration=make.registration(person=person, module=unit.module),
            person=person,
            unit=unit,
            version=unit.version,
            shared=small.body(own=f"words {number}"),
            saved_at=make.NOON,
            shared_at=make.NOON,
        )

    first = read(client, unit, trainer).text
    last = read(client, unit, trainer, "?page=2").text

    assert (first.count("response-person"), last.count("response-person")) == (50, 1)
    assert 'rel="next"' in first
    assert 'href="?page=1"' in last


@pytest.mark.parametrize("slug", ["sharing", "nowhere"])
def test_a_trainee_does_not_find_what_others_shared(client, unit, slug):
    client.force_login(share(unit))

    answer = client.get(f"/courses/{unit.course.slug}/{slug}/responses/")

    assert answer.status_code == 404


def test_a_trainer_of_another_course_does_not_find_it(client, unit):
    assert read(client, unit, make.teaching().person).status_code == 404


def test_only_activities_have_responses(client, unit, trainer):
    assert read(client, make.unit(module=unit.module), trainer).status_code == 404


@pytest.fixture
def survey():
    return given.unit(title="Survey")


def test_answers_without_names_are_shown_together_and_never_one_by_one(client, survey):
    cohort = given.group(survey, 5)
    trainer = make.teaching(course=survey.course).person

    page = read(client, survey, trainer).text

    assert "5人已提交" in page
    assert "The lobby" in page
    assert "response-work" not in page
    assert not [one for one in cohort.memberships.all() if one.person.name in page]


def test_of_fewer_than_five_only_their_number_is_told(client, survey):
    given.group(survey, 4)
    trainer = make.teaching(course=survey.course).person

    page = read(client, survey, trainer).text

    assert "4人已提交" in page
    assert "满五人提交后，这里显示结果" in page
    assert "The lobby" not in page
    assert "responses.csv" not in page


def test_a_trainer_of_a_cohort_sees_what_comes_out_of_it_alone(client, survey):
    cohort, _other = given.group(survey, 6), given.group(survey, 5)
    trainer = make.teaching(course=survey.course, cohort=cohort).person

    page = read(client, survey, trainer).text

    assert "6人已提交" in page
    assert "<select" not in page


def test_who_teaches_several_cohorts_chooses_one(client, survey):
    first, second = given.group(survey, 6), given.group(survey, 5)
    trainer = make.teaching(course=survey.course).person

    page = read(client, survey, trainer, f"?cohort={second.slug}").text

    assert "5人已提交" in page
    assert f'value="{first.slug}"' in page
    assert f"responses.csv?cohort={second.slug}" in page


def test_a_cohort_is_not_shown_where_another_could_be_guessed(client, survey):
    first, _few = given.group(survey, 6), given.group(survey, 2)
    trainer = make.teaching(course=survey.course).person

    page = read(client, survey, trainer, f"?cohort={first.slug}").text

    assert "这里不单独显示某一个班" in page
    assert "The lobby" not in page


def test_a_cohort_that_she_does_not_teach_is_not_found(client, survey):
    mine, other = given.group(survey), given.group(survey)
    trainer = make.teaching(course=survey.course, cohort=mine).person

    answer = read(client, survey, trainer, f"?cohort={other.slug}")

    assert answer.status_code == 404


def test_a_sum_costs_as_many_queries_for_many_as_for_few(client, survey):
    trainer = make.teaching(course=survey.course).person
    counts = []
    for _step in range(2):
        given.group(survey, 5)
        client.force_login(trainer)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(survey))
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 13


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_is_named_after_its_unit(client, unit, trainer, ending):
    share(unit)
    client.force_login(trainer)

    answer = client.get(address(unit, f"responses.{ending}"))

    name = f"{unit.course.slug}-sharing-responses.{ending}"
    assert f'filename="{name}"' in answer["Content-Disposition"]
    assert len(b"".join(answer)) > 100


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_instead_of_a_file_of_few_the_page_says_why(client, survey, ending):
    given.group(survey, 4)
    client.force_login(make.teaching(course=survey.course).person)

    answer = client.get(address(survey, f"responses.{ending}"))

    assert answer.status_code == 409
    assert "没有生成文件" in answer.text
    assert not Event.objects.filter(verb="exported").exists()


@pytest.mark.parametrize("rest", ["responses/", "responses.csv", "responses.xlsx"])
@pytest.mark.parametrize("role", [Role.Code.HR, Role.Code.TRAINER])
def test_neither_hr_nor_another_trainer_finds_answers(client, survey, rest, role):
    given.group(survey)
    client.force_login(make.person(role))

    assert client.get(address(survey, rest)).status_code == 404
