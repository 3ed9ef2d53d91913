from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.followup import calendar
from training.followup.calendar import Entry, escape, fold, unfold

PART = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"))
WORDS = st.builds(lambda part, times: part * times, PART, st.integers(1, 60))
ENTRY = Entry(
    uid="period-7@training.example.com",
    sequence=2,
    stamp=datetime(2026, 11, 20, 4, tzinfo=UTC),
    day=date(2026, 11, 30),
    summary="第一章　破冰与案例，最后一天",
    description="顾客满意; 全员必修\n安和",
    address="https://training.example.com/courses/cs/#first",
)


@given(WORDS)
def test_unfolding_takes_back_what_folding_did(words):
    assert unfold(fold(words)) == words


@given(WORDS)
def test_no_line_is_longer_than_75_octets(words):
    lines = fold(words).split("\r\n")

    assert max(len(line.encode()) for line in lines) <= 75
    assert all(line.startswith(" ") for line in lines[1:])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_words_stay_on_one_line(words):
    assert not set(escape(words)) & {"\r", "\n", "\0", "\x7f"}


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("a,b;c\\d", r"a\,b\;c\\d"),
        ("one\ntwo\r\nthree", r"one\ntwo\nthree"),
        ("a\x00b\rc\td", "abc\td"),
    ],
)
def test_text_is_escaped(words, escaped):
    assert escape(words) == escaped


def test_a_calendar_reads_as_the_standard_asks():
    assert unfold(calendar.text("我的培训", [ENTRY])).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Jiangyi//Training//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:我的培训",
        "X-WR-CALNAME:我的培训",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        "BEGIN:VEVENT",
        "UID:period-7@training.example.com",
        "DTSTAMP:20261120T040000Z",
        "SEQUENCE:2",
        "DTSTART;VALUE=DATE:20261130",
        "DTEND;VALUE=DATE:20261201",
        "SUMMARY:第一章　破冰与案例，最后一天",
        r"DESCRIPTION:顾客满意\; 全员必修\n安和",
        "URL:https://training.example.com/courses/cs/#first",
        "TRANSP:TRANSPARENT",
        "STATUS:CONFIRMED",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P6DT15H",
        "DESCRIPTION:第一章　破冰与案例，最后一天",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_what_is_cancelled_rings_no_more():
    words = calendar.text("我的培训", [replace(ENTRY, is_cancelled=True)])

    assert "STATUS:CANCELLED" in words
    assert "VALARM" not in words
