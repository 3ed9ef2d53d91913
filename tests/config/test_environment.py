"""Settings from the environment are typed and fail loudly."""

from datetime import time
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

HERE = Path("/srv/jiangyi")


@pytest.mark.parametrize(
    ("word", "value"), [("yes", True), ("1", True), ("off", False), ("", False)]
)
def test_flag_reads_yes_and_no(monkeypatch, word, value):
    monkeypatch.setenv("A_FLAG", word)

    assert environment.flag("A_FLAG") is value


def test_flag_refuses_maybe(monkeypatch):
    monkeypatch.setenv("A_FLAG", "maybe")

    with pytest.raises(ImproperlyConfigured, match="A_FLAG"):
        environment.flag("A_FLAG")


def test_number_refuses_words(monkeypatch):
    monkeypatch.setenv("A_NUMBER", "many")

    with pytest.raises(ImproperlyConfigured, match="A_NUMBER"):
        environment.number("A_NUMBER", 1)


@pytest.mark.parametrize(
    ("word", "value"), [("-14, -7,1", (-14, -7, 1)), ("7", (7,)), ("", ())]
)
def test_numbers_are_parted_by_commas(monkeypatch, word, value):
    monkeypatch.setenv("SOME_NUMBERS", word)

    assert environment.numbers("SOME_NUMBERS", "1") == value


@pytest.mark.parametrize(
    ("word", "since", "until"),
    [("20:00-08:00", time(20), time(8)), ("", time(0), time(0))],
)
def test_hours_are_two_times(monkeypatch, word, since, until):
    monkeypatch.setenv("SOME_HOURS", word)

    assert environment.hours("SOME_HOURS", "22:00-06:00") == (since, until)


@pytest.mark.parametrize("read", [environment.numbers, environment.hours])
def test_a_slip_in_numbers_or_hours_is_refused(monkeypatch, read):
    monkeypatch.setenv("A_SLIP", "8 to 20")

    with pytest.raises(ImproperlyConfigured, match="A_SLIP"):
        read("A_SLIP", "1")


@pytest.mark.parametrize("value", ["", "short"])
def test_production_refuses_to_start_without_its_secret(monkeypatch, value):
    monkeypatch.setenv("A_SECRET", value)

    with pytest.raises(ImproperlyConfigured, match="A_SECRET"):
        environment.secret("A_SECRET", development="x", is_production=True)


def test_development_needs_no_secret():
    assert environment.secret("NO_SUCH", development="x", is_production=False) == "x"


@pytest.mark.parametrize(
    ("url", "name"),
    [("", "/srv/jiangyi/jiangyi.sqlite3"), ("sqlite:////srv/a.db", "/srv/a.db")],
)
def test_sqlite_is_the_default_and_writes_immediately(url, name):
    found = environment.database(url, folder=HERE)

    assert found["NAME"] == name
    assert "'transaction_mode': 'IMMEDIATE'" in str(found["OPTIONS"])


def test_postgresql_address_is_taken_apart():
    found = environment.database("postgresql://j:p%40ss@db:5433/j?pool=no", folder=HERE)

    assert [found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "j",
        "j",
        "p@ss",
        "db",
        "5433",
    ]
    assert found["OPTIONS"] == {"options": "-c jit=off"}


def test_postgresql_pools_its_connections():
    found = environment.database("postgresql:///j?host=/run/pg", folder=HERE)

    options = {"pool": True, "options": "-c jit=off"}
    assert (found["HOST"], found["OPTIONS"]) == ("/run/pg", options)


def test_a_pooler_that_takes_no_options_is_given_none():
    url = "postgresql:///j?pool=no&jit=yes"

    assert environment.database(url, folder=HERE)["OPTIONS"] == {}


def test_other_databases_are_refused():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        environment.database("mysql://j", folder=HERE)
