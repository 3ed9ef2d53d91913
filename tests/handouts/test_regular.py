"""Handouts that nobody asks for are thrown away."""

import os
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from handouts import cache, regular
from tests.make import NOON

NOW = NOON.timestamp()


def keep(name, *, days):
    cache.keep(name, b"whole")
    path = default_storage.path(name)
    os.utime(path, (NOW - days * cache.DAY, NOW - days * cache.DAY))


def names(folder):
    return sorted(default_storage.listdir(folder)[1])


def test_what_was_not_asked_for_in_a_month_goes():
    keep("handouts/old.pdf", days=31)
    keep("handouts/young.pdf", days=29)
    keep("handouts/previews/old-1.png", days=31)
    keep("certificates/old.pdf", days=999)

    regular.sweep(NOON)

    assert names("handouts") == ["young.pdf"]
    assert names("handouts/previews") == []
    assert names("certificates") == ["old.pdf"]


def test_what_broke_off_goes_after_a_day():
    keep("handouts/dead.part", days=2)
    keep("handouts/busy.part", days=0)

    assert cache.sweep(now=NOW) == 1
    assert names("handouts") == ["busy.part"]


def test_who_asks_keeps_it():
    keep("handouts/old.pdf", days=31)

    cache.touch("handouts/old.pdf")

    regular.sweep(NOON - timedelta(days=1))
    assert names("handouts") == ["old.pdf"]


@pytest.mark.parametrize("folder", ["handouts", "elsewhere"])
def test_nothing_there_is_nothing_to_sweep(folder):
    keep(f"{folder}/young.pdf", days=0)

    assert cache.sweep(now=NOW) == 0


def test_store_of_objects_is_left_alone(settings):
    objects = "tests.handouts.objects.ObjectStore"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": objects}}
    cache.keep("handouts/a.pdf", b"whole")

    cache.touch("handouts/a.pdf")

    assert cache.sweep(now=NOW) == 0
    assert cache.is_there("handouts/a.pdf")
