import pytest

from tests import make
from tests.make import NOON
from training.followup import notices
from training.followup.codes import Code

pytestmark = pytest.mark.django_db


@pytest.fixture
def trainee(client):
    person = make.person()
    client.force_login(person)
    return person


def told(person, module="问候", address="/courses/"):
    return notices.tell(
        person, Code.WAIVED, values={"module": module}, address=address, at=NOON
    )


def test_the_home_page_shows_what_is_new(client, trainee):
    told(trainee)

    page = client.get("/").content.decode()

    assert "《问候》你已获豁免。" in page
    assert "全部通知" in page


def test_following_a_notice_reads_it(client, trainee):
    notice = told(trainee)

    answer = client.get(f"/training/notices/{notice.pk}/")

    notice.refresh_from_db()
    assert answer["Location"] == "/courses/"
    assert notice.read_at is not None


def test_a_notice_without_a_place_leads_to_all_of_them(client, trainee):
    notice = told(trainee, address="")

    answer = client.get(f"/training/notices/{notice.pk}/")

    assert answer["Location"] == "/training/notices/"


@pytest.mark.parametrize(("method", "place"), [("get", ""), ("post", "read/")])
def test_nobody_reads_somebody_elses_notice(client, trainee, method, place):
    notice = told(make.person())

    answer = getattr(client, method)(f"/training/notices/{notice.pk}/{place}")

    notice.refresh_from_db()
    assert answer.status_code == 404
    assert notice.read_at is None


def test_one_notice_is_marked_as_read(client, trainee):
    first, second = told(trainee), told(trainee)

    client.post(f"/training/notices/{first.pk}/read/")

    assert list(trainee.notices.unread()) == [second]


def test_all_ones_own_notices_are_marked_as_read(client, trainee):
    told(trainee)
    other = make.person()
    told(other)

    client.post("/training/notices/read/")

    assert not trainee.notices.unread().exists()
    assert other.notices.unread().exists()


def test_the_list_goes_on_page_by_page(client, trainee):
    told(trainee, module="最早")
    for _ in range(notices.PAGE):
        told(trainee)

    first = client.get("/training/notices/")
    last = first.context["page"].last
    second = client.get(f"/training/notices/?before={last}").content.decode()

    assert "最早" not in first.content.decode()
    assert "最早" in second


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_many_questions_however_long(
    client, trainee, django_assert_num_queries, number
):
    for _ in range(number):
        told(trainee)

    with django_assert_num_queries(4):
        client.get("/training/notices/")
