"""Where the links and pictures of a handout lead."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from handouts.leaves import Bindery
from tests import make
from tests.handouts.written import printed

PICTURE = "0" * 64


@pytest.fixture
def bindery(db, settings):
    settings.SITE_ADDRESS = "https://training.example.org"
    course = make.unit(course=make.course(slug="care"), slug="team").course
    return Bindery(printed(course), {"team": frozenset({"roles"})})


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/courses/care/team/#roles", "#team.roles"),
        ("/courses/care/team/#gone", "#team"),
        ("/courses/care/team/", "#team"),
        ("/courses/care/", "https://training.example.org/courses/care/"),
        ("/courses/care/begin/", "https://training.example.org/courses/care/begin/"),
        ("/courses/other/team/", "https://training.example.org/courses/other/team/"),
        ("/nowhere", "https://training.example.org/nowhere"),
        ("https://example.org/courses/care/team/", None),
        ("mailto:trainer@example.org", None),
    ],
)
def test_link_leads_into_the_book_or_to_a_whole_address(bindery, address, expected):
    assert bindery.link(address) == (expected or address)


def test_picture_is_read_once_however_often_it_is_shown(bindery):
    name = default_storage.save(f"pictures/{PICTURE}.png", ContentFile(b"red"))

    shown = [bindery.picture(f"/pictures/{PICTURE}.png") for _ in range(2)]

    assert shown == [name, name]
    assert bindery.pictures == {name: b"red"}


@pytest.mark.parametrize("source", ["https://example.org/a.png", "/courses/", "a.png"])
def test_picture_from_elsewhere_is_left_out(bindery, source):
    assert bindery.picture(source) is None
    assert bindery.pictures == {}
