from datetime import date

import pytest

from people import accounts, postings
from people.postings import Move, Place
from tests import make
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db


def test_posting_begun_later_than_it_ends_never_held_but_was_known():
    post = make.posting(since=date(2026, 11, 20), recorded_at=NOON)
    where = make.department()
    place = Place(where.pk, where.path)

    postings.move(
        [Move(post.person_id, date(2026, 11, 1), place, post.pk, post.since)], at=LATER
    )

    post.refresh_from_db()
    known = accounts.posting_of(post.person, at=NOON)
    assert (post.until, post.ended_at) == (date(2026, 11, 20), LATER)
    assert known == post
    now = accounts.posting_of(post.person, at=LATER)
    assert now is not None
    assert now.department == where


def test_nobody_moves_without_a_move():
    assert postings.move([], at=NOON) == []
