import pytest

from courses import crowd, progress
from courses.models import Completion, Rendering
from lessons.models import Reading
from tests import make
from tests.lessons import written
from tests.lessons.written import address, read

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
AUTOSAVE = {"X-Autosave": "1"}


def test_lesson_shows_its_text_its_aims_and_its_place_in_the_course(
    client, unit, trainee
):
    page = read(client, unit)

    assert "她总觉得有什么不太对劲" in page
    assert "复述案例；" in page
    assert "指出线索。" in page
    assert "第一章第一讲" in page
    assert 'href="#calls"' in page


def test_place_is_kept_and_leads_back_on_another_device(client, unit, trainee):
    read(client, unit)
    sent = {"version": unit.version_id, "place": "p3", "section": "calls"}

    answer = client.post(address(unit, "place"), sent)

    reading = Reading.objects.get()
    assert answer.status_code == 204
    assert (reading.place, reading.section) == ("p3", "两通电话")
    assert 'href="#p3"' in read(client, unit)


@pytest.mark.parametrize("place", ["<script>", "3", "a b", "x" * 200])
def test_what_is_no_anchor_is_no_place(client, unit, trainee, place):
    read(client, unit)

    client.post(address(unit, "place"), {"version": unit.version_id, "place": place})

    assert Reading.objects.get().place == ""


@pytest.mark.parametrize("version", ["", "0", "x", "9" * 40])
def test_place_in_a_text_nobody_opened_is_not_found(client, unit, trainee, version):
    read(client, unit)

    answer = client.post(address(unit, "place"), {"version": version, "place": "p1"})

    assert answer.status_code == 404


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_finishing_too_early_says_kindly_what_is_missing(
    client, unit, trainee, headers
):
    read(client, unit)

    answer = client.post(
        address(unit, "finish"), {"version": unit.version_id}, headers=headers
    )

    assert answer.status_code == 422
    assert "还差一点" in answer.content.decode()
    assert not Completion.objects.exists()
    assert Reading.objects.get().reached_end_at is not None


def test_finished_lesson_is_completed_on_what_was_read_and_leads_on(
    client, unit, trainee
):
    following = make.unit(module=unit.module)
    client.post(address(unit, "answer", "first"), {"answer": "1"})

    answer = client.post(address(unit, "finish"), {"version": unit.version_id})

    completion = Completion.objects.get()
    assert answer["Location"] == following.get_absolute_url()
    assert (completion.unit, completion.version) == (unit, unit.version)
    assert completion.rendering in unit.version.renderings.filter(audience="trainee")
    assert "这一讲已完成" in read(client, unit)


def test_finishing_the_last_lesson_leads_to_the_map(client, unit, trainee):
    client.post(address(unit, "answer", "first"), {"answer": "2"})

    answer = client.post(address(unit, "finish"), headers=HTMX)

    assert answer["HX-Redirect"] == unit.course.get_absolute_url()


def test_text_that_changed_a_little_is_read_on_in(client, unit, trainee):
    read(client, unit)
    sent = {"version": unit.version_id, "section": "did", "place": "p9"}
    client.post(address(unit, "place"), sent | {"end": "1"})
    old = unit.version.number
    written.publish(unit, written.TEXT.replace("开头", "新的开头"))

    page = read(client, unit)

    reading = Reading.objects.order_by("-pk")[0]
    assert "新的开头" in page
    assert f"先前读的是第 {old} 版" in page
    assert (reading.place, reading.section) == ("did", "她做了什么")
    assert reading.reached_end_at is not None


def test_raised_edition_is_to_be_read_again(client, unit, trainee):
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    client.post(address(unit, "finish"), {"version": unit.version_id})
    make.unit(module=unit.module)
    registration = Completion.objects.get().registration
    registration.units = {str(unit.pk): 2}
    registration.completed_at = None
    registration.save(update_fields=["units", "completed_at"])
    written.publish(unit, written.TEXT.replace("---\ntitle", "---\nedition: 2\ntitle"))

    page = read(client, unit)

    assert "课文改过，请再读一遍" in page
    assert "先托付岗位" not in page
    assert progress.missing(registration) == {unit.pk}


def test_who_is_asked_to_learn_what_was_changed_reads_that_it_was(
    client, unit, trainee
):
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    client.post(address(unit, "finish"), {"version": unit.version_id})
    written.publish(unit, written.TEXT.replace("---\ntitle", "---\nedition: 2\ntitle"))
    units = {str(unit.pk): 2}
    crowd.open_new(unit.module, people=[trainee], units=units, at=make.LATER)

    assert "课文改过，请再读一遍" in read(client, unit)


def test_old_text_that_was_finished_is_recorded_and_the_new_one_follows(
    client, unit, trainee
):
    read(client, unit)
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    old = unit.version
    written.publish(unit, written.TEXT.replace("---\ntitle", "---\nedition: 2\ntitle"))

    answer = client.post(address(unit, "finish"), {"version": old.pk})

    assert answer["Location"] == address(unit)
    assert Completion.objects.get().version == old


def test_who_has_completed_it_is_only_told_of_a_new_edition(client, unit, trainee):
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    client.post(address(unit, "finish"), {"version": unit.version_id})
    written.publish(unit, written.TEXT.replace("---\ntitle", "---\nedition: 2\ntitle"))

    page = read(client, unit)

    assert "完成记录不变" in page
    assert "请再读一遍" not in page


def test_who_has_completed_it_hears_nothing_of_small_changes(client, unit, trainee):
    client.post(address(unit, "answer", "first"), {"answer": "2"})
    client.post(address(unit, "finish"), {"version": unit.version_id})
    written.publish(unit, written.TEXT.replace("开头", "新的开头"))

    page = read(client, unit)

    assert 'class="notice"' not in page


def test_mended_rendering_is_shown_and_the_reading_keeps_its_own(client, unit, trainee):
    read(client, unit)
    Rendering.objects.create(
        version=unit.version, audience="trainee", renderer=3, html="<p>重排</p>"
    )

    page = read(client, unit)

    assert "<p>重排</p>" in page
    assert Reading.objects.get().rendering.renderer == 2
