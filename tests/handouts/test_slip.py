"""Titles on the cover's slip."""

import pytest

from handouts.slip import Slip, slip


@pytest.mark.parametrize(
    ("title", "part", "expected"),
    [
        (
            "顾客满意，经营顾客的心",
            "破冰与案例",
            Slip(("顾客满意", "经营顾客的心"), "破冰与案例"),
        ),
        ("管理小品：“梅瑞特”", "", Slip(("管理小品", "梅瑞特"))),
        ("顾客满意", "3C时代", Slip(("顾客满意",))),
        ("顾客满意", "推动，与拥抱变革", Slip(("顾客满意",), "推动与拥抱变革")),
        (
            "顾客满意度的经营与管理",
            "",
            Slip(("顾客满意度的经营与管理",), is_across=True),
        ),
        ("顾客满意经营与管理", "", Slip(("顾客满意经营与管理",), size="long")),
        ("顾客满意", "一" * 15, Slip(("顾客满意",))),
        ("Customer care", "First", Slip(("Customer care",), "First", is_across=True)),
        ("CS经营", "", Slip(("CS经营",), is_across=True)),
        ("一，二，三，四", "", Slip(("一，二，三，四",), is_across=True)),
        ("？！", "", Slip(("？！",), is_across=True)),
    ],
)
def test_title_stands_in_columns_or_lies_across(title, part, expected):
    assert slip(title, part) == expected
