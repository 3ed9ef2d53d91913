"""The two commands: checking and publishing from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from courses.models import Course, Release
from tests import make
from tests.publishing import small

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(settings, tmp_path):
    settings.CONTENT = tmp_path / "content"
    return small.write(small.usual(), settings.CONTENT)


def run(*words, **options):
    out = StringIO()
    call_command(*words, stdout=out, stderr=out, **options)
    return out.getvalue()


def test_check_of_good_content_says_nothing_and_writes_nothing(place):
    assert run("check_content") == ""
    assert Course.objects.count() == 0


def test_check_names_every_mistake_with_its_place(place):
    (place / "one.md").write_text("---\ncolour: red\n---\n")
    (place / "three.md").write_text(small.lesson())
    out = StringIO()

    with pytest.raises(SystemExit) as ending:
        call_command("check_content", str(place), stdout=out)

    assert ending.value.code == 1
    lines = [line.partition(": ")[0] for line in out.getvalue().splitlines()]
    assert lines == [
        f"{place}/{name}" for name in ("one.md:1", "one.md:2", "three.md:1")
    ]


def test_check_names_a_mistake_once_though_its_file_is_listed_twice(place):
    (place / "one.md").write_text("---\ntitle: One\ncolour: red\n---\n\nText.\n")
    listed = (place / "course.md").read_text()
    (place / "course.md").write_text(f"{listed}2. [Again](one.md)\n")
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("check_content", str(place), stdout=out)

    assert out.getvalue().count("one.md:3: ") == 1


CHECK = "/// check\n## Which is it? {#it}\n\n- [x] One\n- [ ] Six\n///"


def test_check_says_nothing_of_style_unless_asked_for(place):
    (place / "one.md").write_text(small.lesson(CHECK))

    assert run("check_content") == ""


def test_check_names_what_could_be_written_better(place):
    (place / "one.md").write_text(small.lesson(CHECK))
    out = StringIO()

    with pytest.raises(SystemExit) as ending:
        call_command("check_content", str(place), with_style=True, stdout=out)

    assert ending.value.code == 1
    explanation, feedback = out.getvalue().splitlines()
    assert explanation.startswith(f"{place}/one.md:6: 这道题没有解析。")
    assert feedback.startswith(f"{place}/one.md:8: 选项A B后面没有话。")


def test_check_names_mistakes_of_all_courses_before_their_style(place):
    (place / "one.md").write_text(small.lesson(CHECK))
    other = small.Folder("other", small.usual(one_md="no head").files)
    small.write(other, place.parent)
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("check_content", "--style", stdout=out)

    courses = [line.split("/one.md")[0][-5:] for line in out.getvalue().splitlines()]
    assert courses == ["other", "other", "small", "small"]


def test_check_names_a_folder_that_is_not_there(place):
    out = StringIO()

    with pytest.raises(SystemExit):
        call_command("check_content", f"{place}x", stdout=out)

    assert out.getvalue().startswith(f"{place}x:1: ")


def test_publish_says_what_is_new_and_a_second_run_that_nothing_is(place):
    first, second = run("publish"), run("publish")

    assert "small: A course" in first
    assert "one  One  (新增)" in first
    assert second == "small：没有变化。\n"
    assert Release.objects.get().number == 1


def test_trial_publishes_nothing(place):
    said = run("publish", str(place), dry_run=True)

    assert said.endswith("这是试运行，什么都没有发布。\n")
    assert Course.objects.count() == 0


def test_mistake_in_one_course_keeps_all_from_being_published(place):
    other = small.usual(one_md="no head")
    small.write(small.Folder("other", other.files), place.parent)

    with pytest.raises(CommandError, match="什么都没有发布"):
        run("publish")

    assert Course.objects.count() == 0


def test_folder_is_kept_back_after_an_upload_unless_asked_for(place):
    run("publish")
    course = Course.objects.get()
    course.release = make.release(
        course=course, number=2, digest="other", origin=Release.Origin.UPLOAD
    )
    course.save()

    assert "--again" in run("publish")
    assert "第 3 次发布完成" in run("publish", again=True)
