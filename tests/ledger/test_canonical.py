"""The text of an event is one and the same wherever it was read."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from ledger import canonical

MOMENT = datetime(2026, 11, 20, 4, tzinfo=UTC)
ROW: tuple[Any, ...] = (
    7,
    MOMENT,
    MOMENT,
    "a:1",
    "done",
    "b:2",
    "c:3",
    {},
    {"y": 1, "x": "好"},
    "",
    "",
)


def row(place: int, value: object) -> tuple[object, ...]:
    return (*ROW[:place], value, *ROW[place + 1 :])


def test_text_is_plain_json():
    assert canonical.text(ROW) == (
        '[7,"2026-11-20T04:00:00.000000+00:00","2026-11-20T04:00:00.000000+00:00",'
        '"a:1","done","b:2","c:3",{},{"x":"\\u597d","y":1},"",""]'
    )


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (1, MOMENT.astimezone(timezone(timedelta(hours=8)))),
        (8, {"x": "好", "y": 1}),
    ],
)
def test_zone_and_order_of_keys_do_not_matter(place, value):
    assert canonical.text(row(place, value)) == canonical.text(ROW)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, 8),
        (1, MOMENT + timedelta(microseconds=1)),
        (2, MOMENT + timedelta(microseconds=1)),
        *((place, "other") for place in (3, 4, 5, 6, 9, 10)),
        (7, {"x": 1}),
        (8, {"y": 1, "x": "好 "}),
    ],
)
def test_every_column_matters(place, value):
    assert canonical.text(row(place, value)) != canonical.text(ROW)


def test_seal_is_what_sha256sum_says_of_its_lines():
    stamp = canonical.stamp(2, MOMENT)

    digests = [canonical.seal("before", "[1]", stamp=one) for one in (stamp, "")]

    assert stamp == "2 2026-11-20T04:00:00.000000+00:00"
    assert digests == [
        hashlib.sha256(text).hexdigest()
        for text in (b"before\n%b\n[1]" % stamp.encode(), b"before\n[1]")
    ]


def test_first_seals_had_no_line_of_their_own():
    assert canonical.stamp(1, MOMENT) == ""
