"""Settings from the environment are typed and fail loudly."""

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
    assert found["OPTIONS"] == {}


def test_postgresql_pools_its_connections():
    found = environment.database("postgresql:///j?host=/run/pg", folder=HERE)

    assert (found["HOST"], found["OPTIONS"]) == ("/run/pg", {"pool": True})


def test_other_databases_are_refused():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        environment.database("mysql://j", folder=HERE)
