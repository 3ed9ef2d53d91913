import pytest

from tests import make
from tests.make import NOON
from training import words
from training.status import Status

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("why", "name", "said"),
    [
        ("新员工必修", "周敏", "新员工必修，周敏指派"),
        ("", "周敏", "周敏指派"),
        ("新员工必修", "", "新员工必修"),
        ("", "", "已指派"),
    ],
)
def test_an_assignment_says_why_and_by_whom(why, name, said):
    by = make.person(name=name) if name else None

    assert words.origin(make.assignment(why=why, made_by=by)) == said


def test_what_is_late_without_a_day_says_only_that():
    assert words.mark(Status.OVERDUE, due_at=None, at=NOON).words == "逾期"


def test_every_status_has_a_word_and_a_mark():
    assert set(words.LABELS) == set(words.STATES) == set(Status)


@pytest.mark.parametrize(
    ("title", "columns"),
    [("顾客满意，经营顾客的心", ["顾客满意", "经营顾客的心"]), ("礼仪", ["礼仪"])],
)
def test_a_slip_has_a_column_for_each_side_of_the_comma(title, columns):
    assert words.slip(title) == columns
