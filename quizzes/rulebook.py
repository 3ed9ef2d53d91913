"""Says the rules of a quiz in words, a sentence each."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import Unit
from quizzes import words
from quizzes.content import Content
from quizzes.drawing import Line
from quizzes.rules import Behaviour, Counted, Expiry, Navigation, Rules, Shuffle

_MINUTE = 60

COUNTED = {
    Counted.HIGHEST: gettext_lazy("the highest score counts"),
    Counted.LAST: gettext_lazy("the last score counts"),
    Counted.FIRST: gettext_lazy("the first score counts"),
    Counted.AVERAGE: gettext_lazy("the average counts"),
}
_SHUFFLE = {
    Shuffle.QUESTIONS: gettext_lazy("The questions stand in another order each time."),
    Shuffle.OPTIONS: gettext_lazy("The options stand in another order each time."),
    Shuffle.BOTH: gettext_lazy(
        "The questions and their options stand in another order each time."
    ),
}
_LIMIT = {
    Expiry.SUBMIT: gettext_lazy(
        "You have %(minutes)s minutes from the start, also while the page is closed;"
        " then what you saved is handed in."
    ),
    Expiry.GRACE: gettext_lazy(
        "You have %(minutes)s minutes from the start, also while the page is closed;"
        " then no answer is taken any more, and you have %(grace)s to hand in. What is"
        " not handed in by then does not count."
    ),
    Expiry.ABANDON: gettext_lazy(
        "You have %(minutes)s minutes from the start, also while the page is closed;"
        " what is not handed in by then does not count."
    ),
}
_CLOSING = {
    Expiry.SUBMIT: gettext_lazy("When it closes, what you saved is handed in."),
    Expiry.GRACE: gettext_lazy(
        "When it closes no answer is taken any more, and you have %(grace)s to hand in."
        " What is not handed in by then does not count."
    ),
    Expiry.ABANDON: gettext_lazy(
        "Hand in before it closes; what is not handed in by then does not count."
    ),
}
_BEHAVIOUR = {
    Behaviour.IMMEDIATE: gettext_lazy(
        "You may check each answer once and see at once how it stands."
    ),
    Behaviour.TRIES: gettext_lazy(
        "You may check your answers and, with a hint, try again; each further try costs"
        " %(penalty)s of the question's points."
    ),
    Behaviour.PRACTICE: gettext_lazy(
        "You may check and mend your answers as often as you like; the best one counts."
    ),
}


def rules(content: Content, *, points: int) -> Iterator[str]:
    """Say what is allowed; `points` is what an attempt is worth."""
    agreed = content.rules
    yield _size(content, points)
    if content.is_drawn:
        yield _("The questions are drawn anew each time; those new to you come first.")
    yield from _hours(agreed)
    yield from _limit(agreed)
    yield _attempts(agreed)
    yield from _further(agreed)
    yield from _manner(agreed)
    yield words.review(agreed)


def _size(content: Content, points: int) -> str:
    values = {
        "questions": words.questions(content.size),
        "points": points,
        "least": words.pass_mark(content.rules, points),
    }
    if not content.rules.pass_mark:
        return _("%(questions)s, %(points)s points; there is no pass mark.") % values
    return _("%(questions)s, %(points)s points; you pass with %(least)s.") % values


def _hours(agreed: Rules) -> Iterator[str]:
    opens, closes = agreed.opens_at, agreed.closes_at
    values = {
        "opens": words.moment(opens) if opens else "",
        "closes": words.moment(closes) if closes else "",
    }
    if opens and closes:
        yield _("It is open from %(opens)s to %(closes)s.") % values
    elif opens:
        yield _("It is open from %(opens)s on.") % values
    elif closes:
        yield _("It is open until %(closes)s.") % values


def _limit(agreed: Rules) -> Iterator[str]:
    values = {
        "minutes": agreed.seconds // _MINUTE if agreed.seconds else 0,
        "grace": words.duration(agreed.grace),
    }
    if agreed.seconds is not None:
        yield str(_LIMIT[agreed.expiry]) % values
        return
    yield _("There is no time limit; you may leave and go on later.")
    if agreed.closes_at:
        yield str(_CLOSING[agreed.expiry]) % values


def _attempts(agreed: Rules) -> str:
    if agreed.attempts is None:
        return _("You may try as often as you like; %(counted)s.") % {
            "counted": COUNTED[agreed.counted]
        }
    if agreed.attempts == 1:
        return _("You have one attempt.")
    return _("You have %(attempts)s attempts; %(counted)s.") % {
        "attempts": words.count(agreed.attempts),
        "counted": COUNTED[agreed.counted],
    }


def _further(agreed: Rules) -> Iterator[str]:
    """Say how long to wait between attempts, and what comes when they are used up."""
    first, later = (
        words.duration(seconds) for seconds in (agreed.delay, agreed.later_delay)
    )
    values = {"first": first, "later": later, "cap": agreed.makeup_cap}
    if agreed.delay and agreed.delay == agreed.later_delay:
        yield _("Between two attempts lie at least %(first)s.") % values
    elif agreed.delay:
        yield _("You may try a second time %(first)s after the first.") % values
    if _has_third(agreed) and agreed.delay != agreed.later_delay:
        yield _("After the second attempt wait %(later)s each time.") % values
    if agreed.makeups:
        values["makeups"] = words.count(agreed.makeups)
        yield (
            _(
                "Who has not passed by then has a make-up exam (%(makeups)s in all),"
                " which earns %(cap)s%% at most."
            )
            % values
        )


def _has_third(agreed: Rules) -> bool:
    """Say whether anybody waits after a second attempt."""
    most = (agreed.attempts or 3) + agreed.makeups
    return bool(agreed.later_delay) and most >= 3  # noqa: PLR2004  # the third


def _manner(agreed: Rules) -> Iterator[str]:
    if agreed.behaviour in _BEHAVIOUR:
        penalty = {"penalty": agreed.penalty}
        yield str(_BEHAVIOUR[agreed.behaviour]) % penalty
    if agreed.is_certain:
        yield _(
            "With each answer you say how sure you are: to be sure and right earns"
            " more, to be sure and wrong costs more."
        )
    if agreed.navigation is Navigation.IN_ORDER:
        yield _("The pages come one after the other; there is no turning back.")
    if agreed.shuffle in _SHUFFLE:
        yield str(_SHUFFLE[agreed.shuffle])


def drawn(content: Content, *, unit: Unit) -> list[str]:
    """Say line by line what an attempt draws, and from where."""
    titles = dict(
        Unit.objects.current()
        .filter(course=unit.course_id)
        .values_list("slug", "title")
    )
    return [_drawn(line, titles) for line in content.lines]


def _drawn(line: Line, titles: Mapping[str, str]) -> str:
    source = _("from this quiz")
    if line.unit:
        source = _("from “%(unit)s”") % {"unit": titles.get(line.unit, line.unit)}
    values = {"questions": words.questions(line.count), "source": source}
    if line.tag:
        sentence = _("%(questions)s drawn %(source)s, on “%(tag)s”")
        return sentence % (values | {"tag": line.tag})
    return _("%(questions)s drawn %(source)s") % values
