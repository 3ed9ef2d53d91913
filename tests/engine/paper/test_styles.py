"""Style sheets are read once, and anew as soon as they say something else."""

from collections import OrderedDict

import pytest

from engine.paper import styles
from engine.paper.desk import NotOnTheDesk

IMPORTING = b'@import "b.css"; @page { size: 10cm }'


@pytest.fixture(autouse=True)
def nothingkept(monkeypatch):
    monkeypatch.setattr(styles, "kept", OrderedDict())


def test_sheets_that_say_the_same_are_read_once():
    desk = {"a.css": IMPORTING, "b.css": b"p { color: red }"}

    first = styles.of(("a.css",), desk.get)

    assert styles.of(("a.css",), dict(desk).get) is first
    assert first.digests.keys() == desk.keys()


@pytest.mark.parametrize("name", ["a.css", "b.css"])
def test_sheet_that_says_something_else_is_read_anew(name):
    desk = {"a.css": IMPORTING, "b.css": b"p { color: red }"}
    first = styles.of(("a.css",), desk.get)

    changed = desk | {name: desk[name] + b" b { color: blue }"}

    assert styles.of(("a.css",), changed.get) is not first


@pytest.mark.parametrize("missing", ["a.css", "b.css"])
def test_missing_sheet_is_refused_and_nothing_iskept(missing):
    desk = {"a.css": IMPORTING, "b.css": b""}
    del desk[missing]

    with pytest.raises(NotOnTheDesk, match=missing):
        styles.of(("a.css",), desk.get)

    assert not styles.kept


def test_what_was_not_used_for_longest_is_forgotten(monkeypatch):
    monkeypatch.setattr(styles, "KEPT", 2)
    desk = {"a.css": b"", "b.css": b"", "c.css": b""}

    for name in ("a.css", "b.css", "a.css", "c.css"):
        styles.of((name,), desk.get)

    assert list(styles.kept) == [("a.css",), ("c.css",)]
