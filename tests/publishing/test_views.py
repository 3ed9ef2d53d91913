"""The pages of publishing, for who teaches the course and for administrators."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from courses.models import Course, Release, Unit
from people.models import Role
from publishing import sources
from publishing.publish import publish
from publishing.releasing import Imprint
from tests import make
from tests.publishing import small

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(settings, tmp_path):
    """Publish a course whose folder lies in the content folder."""
    settings.CONTENT = tmp_path / "content"
    place = small.write(small.usual(), settings.CONTENT)
    found, problems = sources.read(sources.open_path(place))
    assert problems == []
    assert found is not None
    return publish(found, imprint=Imprint(), at=make.NOON).course


@pytest.fixture
def trainer(course, client):
    person = make.teaching(course=course).person
    client.force_login(person)
    return person


def change(settings, **files):
    small.write(small.usual(**files), settings.CONTENT)


def packed(slug="small", **files):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in small.usual(**files).files.items():
            made.writestr(f"{slug}/{name}", content)
    return SimpleUploadedFile("course.zip", file.getvalue())


def confirmed(client, address):
    """Look at the preview and publish what it shows."""
    page = client.get(address)
    return client.post(address, {"digest": page.context["preview"].digest})


@pytest.mark.parametrize(
    "address",
    [
        "",
        "courses/small/",
        "courses/small/folder/",
        "courses/small/releases/1/",
        "courses/small/releases/1/roll-back/",
        "new/small/",
        "upload/",
    ],
)
def test_trainee_finds_nothing_here(client, course, address):
    client.force_login(make.enrolment(course=course).person)

    assert client.get(f"/publishing/{address}").status_code == 404


def test_trainer_sees_her_course_and_how_its_folder_stands(client, trainer, settings):
    change(settings, one_md=small.lesson("New words."))

    page = client.get("/publishing/").content.decode()

    assert "A course" in page
    assert "文件夹有改动，还没有发布" in page


def test_trainer_of_another_course_does_not_find_it(client, course):
    client.force_login(make.teaching().person)

    assert client.get("/publishing/courses/small/").status_code == 404


def test_trainer_publishes_what_the_preview_showed(client, trainer, settings):
    change(settings, one_md=small.lesson("New words."))

    answer = confirmed(client, "/publishing/courses/small/folder/")

    release = Release.objects.get(number=2)
    assert answer.url == "/publishing/courses/small/"
    assert release.released_by == trainer
    assert Unit.objects.filter(slug="one", version__number=2).exists()


def test_files_that_changed_since_the_preview_are_shown_again(
    client, trainer, settings
):
    change(settings, one_md=small.lesson("New words."))

    answer = client.post("/publishing/courses/small/folder/", {"digest": "other"})

    assert answer.status_code == 422
    assert "你看过之后文件又变了" in answer.content.decode()
    assert Release.objects.count() == 1


def test_preview_names_the_mistakes_and_offers_no_publishing(client, trainer, settings):
    change(settings, one_md="no head")

    page = client.get("/publishing/courses/small/folder/").content.decode()

    assert "one.md:1" in page
    assert 'method="post"' not in page


def test_administrator_publishes_a_new_course(client, course, settings):
    small.write(small.Folder("brand-new", small.usual().files), settings.CONTENT)
    client.force_login(make.person(Role.Code.ADMINISTRATOR))

    answer = confirmed(client, "/publishing/new/brand-new/")

    assert answer.url == "/publishing/courses/brand-new/"
    assert Course.objects.filter(slug="brand-new", release__number=1).exists()


def test_folder_that_is_not_there_is_not_found(client, course):
    client.force_login(make.person(Role.Code.ADMINISTRATOR))

    assert client.get("/publishing/new/nowhere/").status_code == 404


def test_uploaded_zip_is_previewed_then_published(client, trainer):
    file = packed(one_md=small.lesson("Uploaded words."))

    kept = client.post("/publishing/upload/", {"file": file})
    answer = confirmed(client, kept.url)

    assert answer.url == "/publishing/courses/small/"
    assert Release.objects.get(number=2).origin == Release.Origin.UPLOAD
    assert client.get(kept.url).status_code == 404


def test_uploaded_nonsense_is_refused_in_words(client, trainer):
    file = SimpleUploadedFile("course.zip", b"no ZIP")

    kept = client.post("/publishing/upload/", {"file": file})
    page = client.get(kept.url).content.decode()

    assert "这不是 ZIP 文件" in page
    assert "<code>整个文件</code>" in page


def test_upload_without_a_file_is_refused(client, trainer):
    assert client.post("/publishing/upload/").status_code == 422


def test_trainer_cannot_upload_a_course_that_is_not_hers(client, trainer):
    kept = client.post("/publishing/upload/", {"file": packed(slug="foreign")})

    answer = client.get(kept.url)

    assert answer.status_code == 403
    assert "foreign" in answer.content.decode()


def test_release_shows_what_changed_word_for_word(client, trainer, settings):
    change(settings, one_md=small.lesson("Some words."))
    confirmed(client, "/publishing/courses/small/folder/")

    page = client.get("/publishing/courses/small/releases/2/").content.decode()

    assert ">text</del>" in page
    assert ">words</ins>" in page


def test_trainer_goes_back_to_an_earlier_release(client, trainer, settings):
    change(settings, one_md=small.lesson("New words."))
    confirmed(client, "/publishing/courses/small/folder/")
    address = "/publishing/courses/small/releases/1/roll-back/"

    page = client.get(address).content.decode()
    answer = client.post(address)

    assert "退回到第 1 次发布？" in page
    assert answer.url == "/publishing/courses/small/"
    assert Release.objects.filter(number=3, rolls_back_to__number=1).exists()


def test_nobody_goes_back_to_what_is_read_now(client, trainer):
    address = "/publishing/courses/small/releases/1/roll-back/"

    assert client.post(address).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_as_many_queries_however_long_it_is(
    client, django_assert_num_queries, settings, tmp_path, count
):
    settings.CONTENT = tmp_path
    trainer = make.person()
    for _ in range(count):
        make.teaching(person=trainer)
    client.force_login(trainer)
    client.get("/publishing/")

    with django_assert_num_queries(6):
        client.get("/publishing/")


@pytest.mark.parametrize(("days", "status"), [("30", 302), ("", 302), ("0", 422)])
def test_who_is_done_may_be_asked_to_learn_what_was_raised(
    client, course, trainer, settings, days, status
):
    module = course.modules.get()
    registration = make.registration(module=module, completed_at=make.NOON)
    for unit in module.units.all():
        make.completion(registration=registration, unit=unit)
    change(settings, one_md=small.lesson("New words.", edition=2))
    address = "/publishing/courses/small/folder/"

    page = client.get(address)
    answer = client.post(
        address,
        {"digest": page.context["preview"].digest, "delta_days": days},
    )

    assert "delta_days" in page.content.decode()
    assert answer.status_code == status
    periods = registration.person.periods.count()
    assert periods == (1 if days == "30" else 0)
