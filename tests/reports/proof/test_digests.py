"""Digests are computed from bytes and read as people type them."""

import hashlib

import pytest

from reports.proof import digests

ONE = hashlib.sha256(b"ab").hexdigest()


def test_digest_of_pieces_is_that_of_the_whole():
    assert digests.of([b"a", b"b"]) == ONE


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (ONE, ONE),
        (ONE.upper(), ONE),
        (f"  {ONE}  report.csv\n", ONE),
        (f"{ONE[:32]} {ONE[32:]}", ONE),
        (f"SHA256: {ONE}", ONE),
        (ONE[:63], ""),
        ("report.csv", ""),
        ("", ""),
    ],
)
def test_digest_is_read_however_it_was_pasted(typed, read):
    assert digests.read(typed) == read
