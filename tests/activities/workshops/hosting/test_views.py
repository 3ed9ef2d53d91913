import io

import pypdf
import pytest
from PIL import Image

from activities.models import Entry, Workshop
from activities.workshops import revisions
from activities.workshops.hosting import leading, qr
from tests import make
from tests.activities import small
from tests.activities.workshops import session
from tests.make import NOON

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def workshop():
    return session.workshop(small.unit())


@pytest.fixture
def client(workshop):
    return session.of_host(workshop)


def give(workshop, count=1, **answers):
    for _ in range(count):
        Entry.objects.create(
            stage=workshop.stage,
            participant=session.guest(workshop),
            given=small.body(**answers),
            given_at=NOON,
            saved_at=NOON,
        )
    revisions.changed(workshop.pk)


def address(workshop, rest=""):
    return f"/workshops/{workshop.code}/wall/{rest}"


def live(client, workshop, tag=""):
    headers = HTMX | ({"If-None-Match": tag} if tag else {})
    return client.get(address(workshop, "live/"), headers=headers)


def tag_of(workshop):
    workshop.refresh_from_db()
    return revisions.tag(workshop.code, workshop.revision, of=revisions.WALL)


def test_a_trainer_opens_a_session(client, workshop):
    whom = f"{workshop.course_id}-0"

    answer = client.post("/workshops/", {"whom": whom, "guests": "on"})

    opened = Workshop.objects.exclude(pk=workshop.pk).get()
    assert answer["Location"] == address(opened)
    assert (opened.course, opened.allows_guests) == (workshop.course, True)


def test_a_trainer_opens_no_session_of_what_she_does_not_teach(client, workshop):
    answer = client.post("/workshops/", {"whom": f"{make.course().pk}-0"})

    assert answer.status_code == 422
    assert Workshop.objects.count() == 1


def test_open_and_past_sessions_are_listed(client, workshop):
    past = session.workshop(course=workshop.course, host=workshop.host, closed_at=NOON)

    html = client.get("/workshops/").content.decode()

    assert address(workshop) in html
    assert address(past) in html.partition("上过的课堂")[2]


def test_the_wall_says_how_to_join_and_what_can_be_shown(client, workshop):
    html = client.get(address(workshop)).content.decode()

    assert 'class="qr"' in html
    assert f"http://testserver/join/{workshop.code}/" in html
    assert f'value="{workshop.stage.unit.slug}"' in html


def test_nothing_new_on_the_wall_costs_one_query(
    client, workshop, django_assert_num_queries
):
    tag = tag_of(workshop)

    with django_assert_num_queries(1):
        answer = live(client, workshop, tag)

    assert answer.status_code == 304
    assert answer.content == b""


def test_the_wall_hears_of_what_was_given(client, workshop):
    tag = tag_of(workshop)
    give(workshop, 3, insight="甲")

    answer = live(client, workshop, tag)

    html = answer.content.decode()
    assert '<b class="wall-figure">3</b>' in html
    assert tag_of(workshop).strip('"') in html
    assert "<html" not in html


def test_a_tag_of_the_phones_or_of_nobody_is_no_tag_of_the_wall(client, workshop):
    phones = revisions.tag(workshop.code, workshop.revision, of=revisions.PHONES)

    assert live(client, workshop, phones).status_code == 200
    assert live(client, workshop, '"made-up"').status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_wall_needs_as_many_queries_however_many_have_answered(
    client, workshop, count, django_assert_num_queries
):
    give(workshop, count, insight="甲")

    with django_assert_num_queries(7):
        live(client, workshop)


def test_a_button_changes_the_wall_in_its_place(client, workshop):
    sent = {"do": "lock"}

    part = client.post(address(workshop, "control/"), sent, headers=HTMX)
    whole = client.post(address(workshop, "control/"), {"minutes": "3"})

    workshop.stage.refresh_from_db()
    assert "已锁定" in part.content.decode()
    assert 'hx-swap-oob="true"' in part.content.decode()
    assert whole["Location"] == address(workshop)
    assert workshop.stage.is_locked
    assert workshop.stage.ends_at is not None


def test_a_button_that_there_is_not_changes_nothing(client, workshop):
    before = tag_of(workshop)

    client.post(address(workshop, "control/"), {"do": "explode", "minutes": "7"})

    assert tag_of(workshop) == before


def test_the_host_chooses_the_activity(client, workshop):
    other = small.unit(course=workshop.course)

    answer = client.post(address(workshop, "stage/"), {"unit": other.slug})

    workshop.refresh_from_db()
    assert workshop.stage.unit == other
    assert answer["Location"] == address(workshop)


def test_words_that_belong_to_one_person_stay_off_the_wall(client, workshop):
    give(workshop, 6, insight="只给讲师看的话")
    leading.reveal(workshop.stage)

    html = client.get(address(workshop)).content.decode()

    assert "只给讲师看的话" not in html


def test_figures_of_fewer_than_five_stay_hidden():
    workshop = session.workshop(session.gap())
    client = session.of_host(workshop)
    for _ in range(leading.steps(workshop.stage)):
        leading.reveal(workshop.stage)

    give(workshop, 4, **session.RATED)
    few = live(client, workshop).content.decode()
    give(workshop, 1, **session.RATED)
    enough = live(client, workshop).content.decode()

    assert "<svg" not in few.partition("wall-side")[0]
    assert "<svg" in enough.partition("wall-side")[0]


def test_a_past_session_shows_each_of_its_activities(client, workshop):
    first = workshop.stage
    other = small.unit(course=workshop.course, title="另一项")
    leading.show(workshop, other.version, at=NOON)
    leading.close(workshop, by=workshop.host, at=NOON)

    html = client.get(address(workshop), {"stage": first.pk}).content.decode()

    assert "只有各人自己能看到" in html
    assert f'class="wall-title"> {first.unit.title}' in " ".join(html.split())
    assert "?stage=" in html
    assert "hx-trigger" not in html


def test_the_wall_is_saved_as_a_page_and_as_a_picture(client, workshop):
    leading.reveal(workshop.stage)

    pdf = client.get(f"/workshops/{workshop.code}/wall.pdf")
    png = client.get(f"/workshops/{workshop.code}/wall.png")

    page = pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0]
    assert workshop.stage.unit.title in page.extract_text()
    assert (page.mediabox.width, page.mediabox.height) == (960, 540)
    assert Image.open(io.BytesIO(png.content)).size == (2560, 1440)
    assert workshop.code in pdf["Content-Disposition"]


def test_there_is_no_picture_of_nothing():
    empty = session.workshop()

    answer = session.of_host(empty).get(f"/workshops/{empty.code}/wall.png")

    assert answer.status_code == 404


def test_a_qr_code_takes_the_ink_of_the_page():
    drawn = qr.svg("https://training.example.com/join/KDTHMW/")

    assert drawn.startswith("<svg")
    assert 'class="qr-ink"' in drawn
    assert "width=" not in drawn.partition(">")[0]
