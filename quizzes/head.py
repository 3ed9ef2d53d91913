"""Reads what the head of a quiz's file says of its rules."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from engine.markup import schema
from engine.markup.page import Surroundings, fragment
from engine.markup.problem import Problem, gettext_noop
from quizzes.clashes import clashes
from quizzes.review import SHORT, WORDS, Moment, Review, Seen
from quizzes.rules import (
    EVERYTHING,
    THIRD,
    Band,
    Behaviour,
    Counted,
    Expiry,
    Navigation,
    Rules,
    Shuffle,
)

UNLIMITED = "unlimited"
ALL_ON_ONE = "all"
MOST_ATTEMPTS = 100
MOST_ON_A_PAGE = 200
LONGEST_LIMIT = timedelta(hours=24)
LONGEST_DELAY = timedelta(days=365)

NOT_ATTEMPTS = gettext_noop(
    "“{name}” must be a whole number from 1 to {most}, or “{word}”, not “{text}”."
)
TOO_LONG = gettext_noop("“{name}” may be {most} at most, not “{text}”.")
NOT_SEEN = gettext_noop(
    "“{name}” must be “all”, “none”, or some of: {words}, parted by commas; “{text}”"
    " is none of them."
)
NOT_A_BAND = gettext_noop(
    "“{text}” must be a percentage and what is said from it on, such as “80 Well done”."
)
BAND_TWICE = gettext_noop(
    "“overall” says two things from {least}% on; keep one of them."
)

_BAND = re.compile(r"(?P<least>[0-9]{1,3}) ?%?[ \u3000]+(?P<words>.+)")
_WHOLE = 100


def rules(
    head: schema.Head, *, surroundings: Surroundings
) -> tuple[Rules, list[Problem]]:
    """Return the rules and what is wrong inside their texts; the head notes the rest.

    What contradicts itself is only looked for where every value can be read.
    """
    bands, problems = _bands(head, surroundings)
    found = Rules(
        bands=bands,
        pass_mark=head.percentage("pass", default=60),
        **_times(head),
        **_attempts(head),
        **_manner(head),
    )
    found = replace(found, review=_review(head))
    if not head.is_wrong:
        for name, message, values in clashes(head, found):
            head.report(name, message, **values)
    return found, problems


def _times(head: schema.Head) -> dict[str, Any]:
    return {
        "opens_at": _moment(head, "opens"),
        "closes_at": _moment(head, "closes"),
        "seconds": _seconds(head, "time-limit", most=LONGEST_LIMIT) or None,
        "expiry": Expiry(head.word("expiry", [*Expiry], default=Expiry.SUBMIT)),
        "grace": _seconds(head, "grace", most=LONGEST_LIMIT),
    }


def _attempts(head: schema.Head) -> dict[str, Any]:
    delay = _seconds(head, "delay", most=LONGEST_DELAY)
    later = _seconds(head, "later-delay", most=LONGEST_DELAY)
    word = head.word("counted", [*Counted], default=Counted.HIGHEST)
    return {
        "attempts": _number_or(head, "attempts", UNLIMITED, most=MOST_ATTEMPTS),
        "delay": delay,
        "later_delay": later if head.has("later-delay") else delay,
        "counted": Counted(word),
        "makeups": head.whole("make-up", least=0, most=MOST_ATTEMPTS, default=0),
        "makeup_cap": head.percentage("make-up-cap", default=60),
    }


def _manner(head: schema.Head) -> dict[str, Any]:
    behaviour = head.word("behaviour", [*Behaviour], default=Behaviour.DEFERRED)
    shuffle = head.word("shuffle", [*Shuffle], default=Shuffle.NONE)
    navigation = head.word("navigation", [*Navigation], default=Navigation.FREE)
    return {
        "behaviour": Behaviour(behaviour),
        "is_certain": head.yes_no("certainty", default=False),
        "penalty": head.share("penalty", default=THIRD),
        "shuffle": Shuffle(shuffle),
        "page_size": _page_size(head),
        "navigation": Navigation(navigation),
        "is_anonymous": head.yes_no("anonymous", default=True),
        "has_second_marker": head.yes_no("second-marker", default=False),
    }


def _moment(head: schema.Head, name: str) -> datetime | None:
    """Return a moment of the site's own clock."""
    found = head.moment(name)
    return (
        timezone.make_aware(found, timezone.get_default_timezone()) if found else None
    )


def _seconds(head: schema.Head, name: str, *, most: timedelta) -> int:
    span = head.duration(name, default=timedelta())
    if span > most:
        text, longest = head.text(name), f"{most // timedelta(hours=1)} h"
        head.report(name, TOO_LONG, text=text, most=longest)
    return int(span.total_seconds())


def _number_or(head: schema.Head, name: str, word: str, *, most: int) -> int | None:
    """Return a number; None where the word stands, or nothing."""
    text = head.text(name, default=word)
    if text == word:
        return None
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if not 1 <= number <= most:
        head.report(name, NOT_ATTEMPTS, most=most, word=word, text=text)
        return None
    return number


def _page_size(head: schema.Head) -> int:
    if not head.has("page-size"):
        return 1
    size = _number_or(head, "page-size", ALL_ON_ONE, most=MOST_ON_A_PAGE)
    return EVERYTHING if size is None else size


def _review(head: schema.Head) -> Review:
    """Return what a short word says, changed by the rows that are written out."""
    word = head.word("review", [*SHORT], default="after-submit")
    rows: dict[str, Any] = {
        moment.value: _seen(head, f"review-{moment}")
        for moment in Moment
        if head.has(f"review-{moment}")
    }
    for moment in Moment:
        head.text(f"review-{moment}", default="all")
    return replace(Review.from_json(word), **rows)


def _seen(head: schema.Head, name: str) -> Seen:
    text = head.text(name)
    words = [word for word in re.split(r"[,，、 ]+", text) if word]
    if words in (["all"], ["none"]):
        return Seen.EVERYTHING if words == ["all"] else Seen.NOTHING
    try:
        return Seen.of(words)
    except ValueError as unknown:
        head.report(name, NOT_SEEN, words=", ".join(WORDS), text=str(unknown))
        return Seen.NOTHING


def _bands(
    head: schema.Head, surroundings: Surroundings
) -> tuple[tuple[Band, ...], list[Problem]]:
    problems: list[Problem] = []
    bands: dict[int, Band] = {}
    for place, least, text in _written_bands(head):
        line = head.line_of_item("overall", place)
        html, faults = fragment(text, line=line, surroundings=surroundings)
        problems += faults
        if least in bands:
            head.report_item("overall", place, BAND_TWICE, least=least)
        bands[least] = Band(least, html)
    return tuple(bands.values()), problems


def _written_bands(head: schema.Head) -> Iterator[tuple[int, int, str]]:
    for place, text in enumerate(head.texts("overall", default=())):
        found = _BAND.fullmatch(text)
        if found is None or int(found["least"]) > _WHOLE:
            head.report_item("overall", place, NOT_A_BAND, text=text)
        else:
            yield place, int(found["least"]), found["words"]
