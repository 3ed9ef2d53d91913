"""What is closed to somebody on her screen is not printed for her either."""

import pytest
from django.utils import timezone

from courses import gates
from courses.access import Visit
from courses.gates import Concern, Gate, Lock, Missing
from courses.models import Course
from handouts import cache, gate
from handouts.choice import Choice, Edition
from handouts.gate import Closed
from tests import make
from tests.handouts.written import printed

pytestmark = pytest.mark.django_db
WHOLE = "/courses/care/handout.pdf"
FIRST, SECOND = "/courses/care/ice/handout.pdf", "/courses/care/close/handout.pdf"
LOCK = Lock("First complete:", (Missing("Ice", "/ice/"),))


@pytest.fixture
def course():
    """Two modules; the second is closed to everybody."""
    made = make.course(slug="care")
    for slug, unit in (("first", "ice"), ("second", "close")):
        make.unit(slug=unit, module=make.module(course=made, slug=slug))
    shut = made.modules.get(slug="second")
    take_back = gates.add(
        Gate(
            lambda field: Concern(field, template=f"(%(expressions)s = {made.pk})"),
            lambda _person, modules: {
                one.pk: (LOCK,) for one in modules if one == shut
            },
        )
    )
    yield made
    take_back()


@pytest.fixture
def trainee(client, course):
    person = make.enrolment(course=course).person
    client.force_login(person)
    return person


def keep(course, *parts):
    """Store the book of these parts, or of the whole course, where it would lie."""
    name = cache.name_of(printed(course, *parts))
    cache.keep(name, f"%PDF {' '.join(parts)}".encode())


def got(client, address):
    answer = client.get(address)
    return answer.status_code, b"".join(answer)


@pytest.mark.parametrize("part", ["second", "close"])
def test_a_closed_part_is_refused_in_the_words_of_its_page(
    client, course, trainee, part
):
    keep(course, part)

    status, page = got(client, f"/courses/care/{part}/handout.pdf")

    assert status == 403
    assert b"First complete:" in page


def test_the_whole_course_is_what_is_open_of_it(client, course, trainee):
    keep(course)
    keep(course, "first")

    assert got(client, WHOLE) == (200, b"%PDF first")


def may_print_all(client, course):
    keep(course)
    keep(course, "close")
    return [got(client, address)[0] for address in (WHOLE, SECOND)] == [200, 200]


def test_who_has_begun_it_keeps_it(client, course, trainee):
    second = course.modules.get(slug="second")
    make.registration(person=trainee, module=second, started_at=make.LONG_AGO)

    assert may_print_all(client, course)


@pytest.mark.parametrize("role", ["trainer", "hr"])
def test_who_teaches_or_hands_out_prints_all(client, course, role):
    person = make.person(role)
    make.enrolment(course=course, person=person)
    if role == "trainer":
        make.teaching(person=person, course=course)
    client.force_login(person)

    assert may_print_all(client, course)


def test_the_desk_offers_what_is_open_and_refuses_the_rest(client, course, trainee):
    page = client.get("/courses/care/handouts/").content.decode()

    assert ('value="ice"' in page, 'value="close"' in page) == (True, False)
    assert "还没对你开放的部分除外" in page
    addresses = {
        "/courses/care/handouts/?parts=close&scope=parts": 403,
        "/courses/care/handouts/build/?parts=close": 404,
        "/courses/care/handouts/preview/1.png?parts=close": 404,
        "/courses/care/handout.epub?parts=close": 403,
    }
    assert {one: client.get(one).status_code for one in addresses} == addresses


def narrowed(course, *parts, edition=Edition.TRAINEE):
    enrolment = make.enrolment(course=course)
    visit = Visit(course, enrolment, is_teaching=False)
    choice = Choice(edition=edition, parts=parts)
    now = timezone.now()
    return gate.narrowed(choice, visit=visit, person=enrolment.person, at=now).parts


def test_where_order_is_kept_only_what_comes_next_is_printed(course):
    Course.objects.filter(pk=course.pk).update(sequence=Course.Sequence.IN_ORDER)
    course.refresh_from_db()
    make.unit(slug="later", module=course.modules.get(slug="first"))

    assert narrowed(course) == ("ice",)
    assert narrowed(course, "first", "nowhere") == ("ice", "nowhere")
    with pytest.raises(Closed):
        narrowed(course, "later")


def test_the_terms_of_a_course_are_no_secret(course):
    assert narrowed(course, edition=Edition.GLOSSARY) == ()


def test_where_all_is_closed_nothing_is_printed(course):
    course.modules.get(slug="first").units.update(archived_at=make.LONG_AGO)

    with pytest.raises(Closed):
        narrowed(course)
