"""Handouts are kept whole, and set once."""

import pytest
from django.core.files.storage import default_storage

from handouts import cache
from tests import make
from tests.handouts.written import printed


@pytest.fixture
def matter(db):
    return printed(make.unit(version_fields={"html": "<p>满意度</p>"}).course)


def test_book_is_set_once_and_found_again(matter):
    name = cache.name_of(matter)
    cache.fill(name, matter)
    first = default_storage.get_modified_time(name)

    cache.fill(name, matter)

    assert default_storage.get_modified_time(name) == first
    with default_storage.open(name) as file:
        assert file.read(5) == b"%PDF-"


def test_nothing_is_left_beside_the_whole_file():
    cache.keep("handouts/a.pdf", b"whole")

    assert default_storage.listdir("handouts") == ([], ["a.pdf"])
    with default_storage.open("handouts/a.pdf") as file:
        assert file.read() == b"whole"


def test_later_copy_takes_the_place_of_the_earlier():
    cache.keep("handouts/a.pdf", b"one")
    cache.keep("handouts/a.pdf", b"two")

    with default_storage.open("handouts/a.pdf") as file:
        assert file.read() == b"two"


def test_store_without_paths_keeps_the_file_too(settings):
    objects = "tests.handouts.objects.ObjectStore"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": objects}}

    cache.keep("handouts/a.pdf", b"whole")

    with default_storage.open("handouts/a.pdf") as file:
        assert file.read() == b"whole"
