"""Rules in the head of a quiz that contradict each other."""

from collections.abc import Iterator, Sequence
from itertools import chain

from engine.markup import schema
from engine.markup.problem import gettext_noop
from engine.questions.question import Question
from quizzes.review import SHORT, Review
from quizzes.rules import EVERYTHING, Behaviour, Expiry, Navigation, Rules

type Clash = tuple[bool, str, str]
type Told = tuple[str, str, dict[str, object]]

CLOSED_FIRST = gettext_noop(
    "The quiz closes before it opens; give “closes” a later moment than “opens”."
)
GRACE_ALONE = gettext_noop(
    "“grace” is for “expiry: grace” only; add that line, or take “grace” out."
)
GRACE_MISSING = gettext_noop(
    "“expiry: grace” needs to know how long; add a line such as “grace: 5 min”."
)
NOTHING_EXPIRES = gettext_noop(
    "“{name}” says what happens when the time is up, but it never is; add “time-limit”"
    " or “closes”, or take this line out."
)
NEVER_CLOSED = gettext_noop(
    "“{name}” speaks of the time after the quiz is closed, but it never is; add a line"
    " “closes: …”."
)
UNLIMITED_MAKEUP = gettext_noop(
    "“make-up” is for who has used up all attempts, but they have no end; add a line"
    " “attempts: …”."
)
CAP_ALONE = gettext_noop(
    "“make-up-cap” is for a make-up exam; add “make-up: 1”, or take this line out."
)
CAP_TOO_LOW = gettext_noop(
    "Nobody can pass the make-up exam: it earns {cap}% at most, and {least}% pass;"
    " raise “make-up-cap” or lower “pass”."
)
NO_FURTHER = gettext_noop(
    "“{name}” is the time between two attempts, but there is only one; raise “attempts”"
    " or take this line out."
)
NOT_CERTAIN = gettext_noop(
    "“certainty” goes with “behaviour: deferred” or “immediate” only, not with"
    " “{behaviour}”."
)
PENALTY_ALONE = gettext_noop(
    "“penalty” is for “behaviour: tries” only; add that line, or take “penalty” out."
)
NO_CHECKS = gettext_noop(
    "“review-during” says what a checked question tells, but none is checked before"
    " handing in; add a line such as “behaviour: immediate”."
)
ONE_PAGE = gettext_noop(
    "All questions are on one page, so they cannot be taken in order; give another"
    " “page-size”, or “navigation: free”."
)

ONE_TRY = gettext_noop(
    "With “behaviour: tries” each hint gives one more try, but no question has a hint;"
    " write one below a question as “> 提示：…”, or take this line out."
)
NOTHING_TO_MARK = gettext_noop(
    "“second-marker” is for answers in words, but no question asks for one; take this"
    " line out."
)


def clashes(head: schema.Head, rules: Rules) -> Iterator[Told]:
    """Yield the name of each key that contradicts another, and what to say of it."""
    values: dict[str, object] = {
        "cap": rules.makeup_cap,
        "least": rules.pass_mark,
        "behaviour": str(rules.behaviour),
    }
    found = chain(_of_time(head, rules), _of_attempts(head, rules))
    for is_wrong, name, message in chain(found, _of_manner(head, rules)):
        if is_wrong:
            yield name, message, values


def idle(rules: Rules, questions: Sequence[Question]) -> Iterator[tuple[str, str]]:
    """Yield the keys that have nothing to work on, and what to say of each."""
    is_hinted = any(question.hints for question in questions)
    if rules.behaviour is Behaviour.TRIES and not is_hinted:
        yield "behaviour", ONE_TRY
    is_written = any(question.is_marked_by_hand for question in questions)
    if rules.has_second_marker and not is_written:
        yield "second-marker", NOTHING_TO_MARK


def _of_time(head: schema.Head, rules: Rules) -> tuple[Clash, ...]:
    opens, closes = rules.opens_at, rules.closes_at
    is_endless = rules.seconds is None and closes is None
    is_graceful = rules.expiry is Expiry.GRACE
    is_after_close = rules.review == Review(**SHORT["after-close"])
    return (
        (bool(opens and closes and closes <= opens), "closes", CLOSED_FIRST),
        (head.has("grace") and not is_graceful, "grace", GRACE_ALONE),
        (is_graceful and not rules.grace, "expiry", GRACE_MISSING),
        (head.has("expiry") and is_endless, "expiry", NOTHING_EXPIRES),
        (is_after_close and closes is None, "review", NEVER_CLOSED),
        (head.has("review-closed") and not closes, "review-closed", NEVER_CLOSED),
    )


def _of_attempts(head: schema.Head, rules: Rules) -> tuple[Clash, ...]:
    has_makeup = bool(rules.makeups)
    is_only_one = rules.attempts == 1 and not has_makeup
    is_too_low = has_makeup and rules.makeup_cap < rules.pass_mark
    cap = "make-up-cap" if head.has("make-up-cap") else "make-up"
    return (
        (has_makeup and rules.attempts is None, "make-up", UNLIMITED_MAKEUP),
        (head.has("make-up-cap") and not has_makeup, "make-up-cap", CAP_ALONE),
        (is_too_low, cap, CAP_TOO_LOW),
        (is_only_one and head.has("delay"), "delay", NO_FURTHER),
        (is_only_one and head.has("later-delay"), "later-delay", NO_FURTHER),
    )


def _of_manner(head: schema.Head, rules: Rules) -> tuple[Clash, ...]:
    can_be_certain = rules.behaviour in {Behaviour.DEFERRED, Behaviour.IMMEDIATE}
    is_by_tries = rules.behaviour is Behaviour.TRIES
    is_stuck = rules.navigation is Navigation.IN_ORDER
    return (
        (rules.is_certain and not can_be_certain, "certainty", NOT_CERTAIN),
        (head.has("penalty") and not is_by_tries, "penalty", PENALTY_ALONE),
        (
            head.has("review-during") and not rules.has_checks,
            "review-during",
            NO_CHECKS,
        ),
        (is_stuck and rules.page_size == EVERYTHING, "navigation", ONE_PAGE),
    )
