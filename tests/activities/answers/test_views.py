import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities import responses
from activities.models import Response
from activities.responses import Writing
from tests import make
from tests.activities import small

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

    assert counts[1] == counts[3] <= 13


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
