import pytest

from reports.matrix.best import ORDER, best
from training.status import Status


@pytest.mark.parametrize(
    ("statuses", "counts"),
    [
        (["overdue"], "overdue"),
        (["overdue", "valid"], "valid"),
        (["done", "valid", "expired"], "valid"),
        (["expiring", "not-started"], "expiring"),
        (["grace", "overdue"], "grace"),
        (["not-started", "overdue"], "overdue"),
        (["in-progress", "expired"], "expired"),
        (["not-started", "in-progress"], "in-progress"),
        (["waived", "not-open"], "not-open"),
        (["withdrawn", "revoked", "waived"], "waived"),
    ],
)
def test_what_is_met_counts_and_else_the_most_pressing(statuses, counts):
    assert statuses[best(statuses)] == counts


def test_of_equals_the_first_counts():
    assert best(["done", "done"]) == 0


def test_every_status_has_its_place():
    assert set(ORDER) == set(Status)
