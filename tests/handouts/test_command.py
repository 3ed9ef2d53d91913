"""The command that prints."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from engine.paper import setting
from engine.paper.form import Form
from handouts import cache
from handouts.choice import Edition
from tests import make
from tests.handouts.written import printed

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    made = make.course(slug="care")
    make.unit(course=made, slug="team")
    return made


@pytest.mark.parametrize(
    ("what", "part", "edition"),
    [("care", "", "trainee"), ("care/team", "team", "trainer")],
)
def test_command_writes_what_the_page_sends(course, tmp_path, what, part, edition):
    found = printed(course, part, edition=Edition(edition))
    cache.keep(cache.name_of(found), b"%PDF")
    out, said = tmp_path / "handout.pdf", StringIO()

    call_command("handout", what, "--edition", edition, "--out", out, stdout=said)

    assert out.read_bytes() == b"%PDF"
    assert said.getvalue() == f"{out}: 4 bytes\n"


def test_options_say_the_parts_the_form_and_the_seed(course, tmp_path):
    make.unit(course=course, slug="talk")
    form = Form("a5", is_grey=True, has_notes=True, watermark="王芳")
    found = printed(course, "talk", "team", edition=Edition.PACK, form=form, draw=7)
    cache.keep(cache.name_of(found), b"%PDF")
    options = ["--edition=pack", "--paper=a5", "--grey", "--notes"]
    named = ["--name=王芳", "--draw=7"]
    out = tmp_path / "pack.pdf"

    call_command(
        "handout", "care/team,talk", *options, *named, "--out", out, stdout=StringIO()
    )

    assert out.read_bytes() == b"%PDF"


def test_name_that_is_too_long_is_refused(course, tmp_path):
    with pytest.raises(CommandError, match="最多 40 个字"):
        call_command(
            "handout", "care", "--name", "王" * 41, "--out", tmp_path / "a.pdf"
        )


@pytest.mark.parametrize("what", ["gone", "care/gone"])
def test_what_is_not_published_is_named(course, tmp_path, what):
    with pytest.raises(CommandError, match=f"已发布的课程里没有 {what}"):
        call_command("handout", what, "--out", tmp_path / "handout.pdf")


def test_missing_library_is_named_with_its_mending(course, tmp_path, monkeypatch):
    monkeypatch.setattr(setting, "PRINTING", "tests.engine.paper.without_library")

    with pytest.raises(CommandError, match="apt-get install"):
        call_command("handout", "care", "--out", tmp_path / "handout.pdf")


def test_file_that_cannot_be_written_is_named(course, tmp_path):
    cache.keep(cache.name_of(printed(course)), b"%PDF")

    with pytest.raises(CommandError, match="nowhere"):
        call_command("handout", "care", "--out", tmp_path / "nowhere" / "x.pdf")
