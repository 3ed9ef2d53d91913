"""Each kind of column refuses the other kinds of cell."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from engine.tables import table

NOON = datetime(2026, 3, 31, 12, 0, 5, 999, tzinfo=UTC)
DAY = date(2026, 3, 31)


def test_moment_is_shown_by_the_clock_of_the_zone():
    local = table.as_local(NOON, ZoneInfo("Asia/Shanghai"))

    assert local == datetime(2026, 3, 31, 20, 0, 5)  # noqa: DTZ001 (a clock's face)


@pytest.mark.parametrize(
    ("reader", "cell"),
    [
        (table.as_text, "00123"),
        (table.as_number, 5),
        (table.as_number, Decimal("1.10")),
        (table.as_day, DAY),
    ],
)
def test_cell_of_the_columns_kind_passes(reader, cell):
    assert reader(cell) == cell


@pytest.mark.parametrize(
    ("reader", "cell"),
    [
        (table.as_text, 123),
        (table.as_number, "123"),
        (table.as_day, NOON),
        (table.as_day, "2026-03-31"),
    ],
)
def test_cell_of_another_kind_is_refused(reader, cell):
    with pytest.raises(table.CellOfAnotherKind):
        reader(cell)


@pytest.mark.parametrize("cell", [DAY, NOON.replace(tzinfo=None), "12:00"])
def test_moment_without_a_zone_is_refused(cell):
    with pytest.raises(table.CellOfAnotherKind):
        table.as_local(cell, UTC)
