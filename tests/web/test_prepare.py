"""Getting the site ready collects, joins and hashes the static files, once."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from courses.models import Course
from ledger import guard
from people.models import Person
from web.management.commands.prepare import is_ready, migrations

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("short_course")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where all tests collect to: the first takes its time, the others find it."""
    return tmp_path_factory.mktemp("collected") / "static"


@pytest.fixture
def collected(settings, folder):
    settings.STATIC_ROOT = folder
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "web.staticfiles.JoinedStaticFilesStorage"}
    }
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    call_command("prepare")
    return settings.STATIC_ROOT


def test_first_run_makes_a_site_to_look_at(collected):
    sheets = [path.name for path in (collected / "css").glob("site.*.css")]

    assert len([name for name in sheets if re.fullmatch(r"site\.\w+\.css", name)]) == 1
    assert "@import" not in (collected / "css" / sheets[0]).read_text()
    assert Course.objects.published().exists()
    assert Person.objects.filter(username="trainee").exists()


def test_second_run_collects_nothing_again(collected):
    (only,) = (collected / "css").glob("site.????????????.css")
    before = only.stat().st_mtime_ns

    call_command("prepare")

    assert only.stat().st_mtime_ns == before


def test_database_that_had_every_migration_is_ready():
    assert is_ready(migrations())
    assert not is_ready(migrations() - {("courses", "0001_initial")})


def test_database_without_its_guards_is_not_ready():
    guard.remove()

    assert not is_ready(migrations())


def test_production_gets_no_demo_people(settings, tmp_path):
    settings.STATIC_ROOT = Path(tmp_path)
    settings.STATICFILES_DIRS = []
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    settings.IS_PRODUCTION = True

    call_command("prepare")

    assert not Person.objects.exists()
