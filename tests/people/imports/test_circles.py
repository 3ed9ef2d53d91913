"""Circles of managers, and who stands how far below the top."""

import pytest

from people.imports import circles


@pytest.mark.parametrize(
    ("managers", "found"),
    [
        ({}, []),
        ({"b": "a", "c": "b"}, []),
        ({"a": "a"}, [("a",)]),
        ({"d": "c", "a": "b", "b": "c", "c": "a"}, [("c", "a", "b")]),
        ({"a": "b", "b": "a", "x": "y", "y": "x"}, [("a", "b"), ("x", "y")]),
    ],
)
def test_circles_are_found_as_they_run_upward(managers, found):
    assert circles.found(managers) == found


def test_managers_stand_above_whom_they_manage():
    depth = circles.downward(["d", "b", "a"], {"d": "c", "c": "b", "b": "a"})

    assert depth == {"a": 0, "b": 1, "c": 2, "d": 3}
