from datetime import UTC, datetime
from fractions import Fraction

import pytest

from engine.markup import frontmatter, schema
from engine.markup.page import Surroundings
from quizzes import head
from quizzes.review import Review, Seen
from quizzes.rules import (
    EVERYTHING,
    Band,
    Behaviour,
    Counted,
    Expiry,
    Navigation,
    Rules,
    Shuffle,
)

WHOLE = """\
opens: 2026-12-01 09:00
closes: 2026-12-08 18:00
time-limit: 40 min
expiry: grace
grace: 5 min
pass: 60%
attempts: 2
delay: 1 h
later-delay: 1 d
counted: last
make-up: 1
make-up-cap: 60%
behaviour: immediate
certainty: yes
shuffle: both
page-size: 5
navigation: in-order
review: after-close
review-during: correctness, feedback
review-after: none
overall:
  - 80 **很好**
  - 60% 及格了
anonymous: no
second-marker: yes"""


def read(text):
    document, problems = frontmatter.read(f"---\n{text}\n---\n", path="a.quiz.md")
    assert problems == []
    given = schema.Head(document)
    around = Surroundings("a.quiz.md", {}, lambda target: target)
    rules, faults = head.rules(given, surroundings=around)
    return rules, [str(one) for one in [*given.finish(), *faults]]


def test_every_key_becomes_a_rule():
    rules, problems = read(WHOLE)

    assert problems == []
    assert rules == Rules(
        opens_at=datetime(2026, 12, 1, 1, tzinfo=UTC),
        closes_at=datetime(2026, 12, 8, 10, tzinfo=UTC),
        seconds=2400,
        expiry=Expiry.GRACE,
        grace=300,
        pass_mark=60,
        attempts=2,
        delay=3600,
        later_delay=86400,
        counted=Counted.LAST,
        makeups=1,
        makeup_cap=60,
        behaviour=Behaviour.IMMEDIATE,
        is_certain=True,
        shuffle=Shuffle.BOTH,
        page_size=5,
        navigation=Navigation.IN_ORDER,
        review=Review(
            during=Seen.CORRECTNESS | Seen.FEEDBACK,
            after=Seen.NOTHING,
            later=Seen.SCORE,
        ),
        bands=(Band(80, "<strong>很好</strong>"), Band(60, "及格了")),
        is_anonymous=False,
        has_second_marker=True,
    )


def test_what_the_head_does_not_say_has_safe_defaults():
    assert read("pass: 60") == (Rules(), [])


def test_the_later_delay_is_the_first_unless_it_is_given():
    rules, _ = read("attempts: 3\ndelay: 1 h")

    assert (rules.delay, rules.later_delay) == (3600, 3600)


def test_all_questions_may_stand_on_one_page():
    rules, _ = read("page-size: all")

    assert rules.page_size == EVERYTHING


@pytest.mark.parametrize(
    ("text", "penalty"), [("1/3", "1/3"), ("33%", "33/100"), ("0", "0")]
)
def test_penalty_is_an_exact_share(text, penalty):
    rules, problems = read(f"behaviour: tries\npenalty: {text}")

    assert (rules.penalty, problems) == (Fraction(penalty), [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("attempts: many", "1: “attempts” must be a whole number from 1 to 100"),
        ("page-size: 0", "1: “page-size” must be a whole number from 1 to 200"),
        ("time-limit: 2 d", "1: “time-limit” may be 24 h at most"),
        ("delay: 400 d", "1: “delay” may be 8760 h at most"),
        ("opens: soon", "1: “opens” must be a day and a time"),
        ("review-after: marks, key", "1: “review-after” must be “all”, “none”, or"),
        ("overall:\n  - 很好", "2: “很好” must be a percentage and what is said"),
        ("overall:\n  - 120 很好", "2: “120 很好” must be a percentage"),
        ("overall:\n  - 60 好\n  - 60% 很好", "3: “overall” says two things from 60%"),
        ("overall:\n  - 60 <script>", "2: "),
        ("opens: 2026-12-02 09:00\ncloses: 2026-12-02 09:00", "2: The quiz closes be"),
        ("grace: 5 min\ntime-limit: 5 min", "1: “grace” is for “expiry: grace” only"),
        ("expiry: grace\ntime-limit: 5 min", "1: “expiry: grace” needs to know how"),
        ("expiry: abandon", "1: “expiry” says what happens when the time is up"),
        ("review: after-close", "1: “review” speaks of the time after the quiz"),
        ("review-closed: all", "1: “review-closed” speaks of the time after"),
        ("make-up: 1", "1: “make-up” is for who has used up all attempts"),
        ("make-up-cap: 60", "1: “make-up-cap” is for a make-up exam"),
        (
            "pass: 70\nattempts: 1\nmake-up: 1",
            "3: Nobody can pass the make-up exam: it earns 60% at most, and 70% pass",
        ),
        (
            "attempts: 1\nmake-up: 1\nmake-up-cap: 50",
            "3: Nobody can pass the make-up exam",
        ),
        ("attempts: 1\ndelay: 1 h", "2: “delay” is the time between two attempts"),
        ("attempts: 1\nlater-delay: 1 h", "2: “later-delay” is the time between"),
        ("certainty: yes\nbehaviour: tries", "1: “certainty” goes with “behaviour: d"),
        ("certainty: yes\nbehaviour: practice", "1: “certainty” goes with"),
        ("penalty: 1/3", "1: “penalty” is for “behaviour: tries” only"),
        ("review-during: all", "1: “review-during” says what a checked question"),
        ("navigation: in-order\npage-size: all", "1: All questions are on one page"),
    ],
)
def test_a_mistake_is_told_at_its_line(text, problem):
    _, problems = read(text)

    line, _, words = problem.partition(": ")
    start = f"a.quiz.md:{int(line) + 1}: {words}"
    assert [one[: len(start)] for one in problems] == [start]
