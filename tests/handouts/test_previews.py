"""Pictures of the first pages."""

from dataclasses import replace

import pytest

from engine.paper import setting
from engine.paper.form import Form
from handouts import cache, previews
from handouts.choice import Edition
from tests import make
from tests.handouts.written import printed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def printer(monkeypatch):
    monkeypatch.setattr(setting, "PRINTING", "tests.handouts.quick_printer")


@pytest.fixture
def course():
    made = make.course()
    for _ in range(4):
        make.unit(course=made)
    return made


def test_only_the_first_units_are_set(course):
    start = previews.beginning(printed(course))

    assert len(start.entries) == previews.UNITS
    assert start.scope == "course"


def test_glossary_is_shown_as_it_is(course):
    whole = printed(course)
    chosen = replace(whole.choice, edition=Edition.GLOSSARY)
    glossary = replace(whole, choice=chosen)

    assert previews.beginning(glossary) is glossary


def test_each_page_is_told_with_its_size(course):
    wide = printed(course, form=Form(is_booklet=True))

    sizes = [(one.number, one.width, one.height) for one in previews.leaves(wide)]

    assert sizes == [(1, 640, 320), (2, 640, 320)]


def test_pictures_are_drawn_once(course, monkeypatch):
    found = printed(course)
    first = previews.leaves(found)
    monkeypatch.setattr(setting, "PRINTING", "tests.engine.paper.without_library")

    assert previews.leaves(found) == first


def test_pictures_that_broke_off_are_drawn_again(course):
    found = printed(course)
    cache.keep(previews.name_of(previews.beginning(found), 2), b"half")

    assert [one.number for one in previews.leaves(found)] == [1, 2]
