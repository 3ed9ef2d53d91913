"""What the pages of a quiz say in words: rules, counts, spans of time, results."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from courses.numerals import numeral
from quizzes.content import Content
from quizzes.models import Answer, Attempt
from quizzes.review import SHORT, Review, Seen
from quizzes.rules import Counted, Rules, Shuffle
from quizzes.scoring import shown

_MINUTE = 60

_COUNTED = {
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
_REVIEW = {
    "after-submit": gettext_lazy(
        "After handing in you see each answer with its explanation."
    ),
    "after-pass": gettext_lazy(
        "You see the answers and explanations once you have passed."
    ),
    "after-close": gettext_lazy(
        "You see the answers and explanations once the quiz is closed."
    ),
    "never": gettext_lazy("After handing in you see your score only."),
}


def count(number: int) -> str:
    """Return a number as it stands before a measure word: 两题, 十题; 2, 10."""
    language = get_language() or ""
    is_two_of = number == 2 and language.startswith("zh")  # noqa: PLR2004  # 两, not 二
    return "两" if is_two_of else numeral(number, language=language)


def ordinal(number: int) -> str:
    word = numeral(number, language=get_language() or "")
    return _("Attempt %(number)s") % {"number": word}


def span(seconds: int) -> str:
    """Return a time that ran, or is left: 11 分 36 秒."""
    minutes, rest = divmod(max(0, seconds), _MINUTE)
    if not minutes:
        return _("%(s)s s") % {"s": rest}
    return _("%(m)s min %(s)s s") % {"m": minutes, "s": rest}


def questions(number: int) -> str:
    words = ngettext("%(number)s question", "%(number)s questions", number)
    return words % {"number": number}


def pass_mark(rules: Rules, points: int) -> str:
    """Return the points that pass: 12, or 10.8 of 18."""
    return shown(rules.pass_share * points)


def rules(content: Content) -> Iterator[str]:
    """Say what is allowed, a sentence each."""
    agreed = content.rules
    yield _size(content)
    yield _limit(agreed)
    yield _attempts(agreed)
    if agreed.shuffle in _SHUFFLE:
        yield str(_SHUFFLE[agreed.shuffle])
    yield review(agreed)


def _size(content: Content) -> str:
    values = {
        "questions": questions(len(content.questions)),
        "points": content.points,
        "least": pass_mark(content.rules, content.points),
    }
    if not content.rules.pass_mark:
        return _("%(questions)s, %(points)s points; there is no pass mark.") % values
    return _("%(questions)s, %(points)s points; you pass with %(least)s.") % values


def _limit(agreed: Rules) -> str:
    if agreed.seconds is None:
        return _("There is no time limit; you may leave and go on later.")
    minutes = agreed.seconds // _MINUTE
    return _(
        "You have %(minutes)s minutes from the start, also while the page is closed;"
        " then what you saved is handed in."
    ) % {"minutes": minutes}


def _attempts(agreed: Rules) -> str:
    if agreed.attempts is None:
        return _("You may try as often as you like; %(counted)s.") % {
            "counted": _COUNTED[agreed.counted]
        }
    if agreed.attempts == 1:
        return _("You have one attempt.")
    return _("You have %(attempts)s attempts; %(counted)s.") % {
        "attempts": count(agreed.attempts),
        "counted": _COUNTED[agreed.counted],
    }


def again(agreed: Rules, *, made: int) -> str:
    """Name the button of a further attempt, with what is left."""
    left = agreed.left(made)
    values = {
        "left": count(left) if left else "",
        "counted": _COUNTED[agreed.counted],
    }
    if left is None:
        return _("Try again (%(counted)s)") % values
    return _("Try again (%(left)s left, %(counted)s)") % values


def headline(attempt: Attempt, *, wrong: int, has_partly: bool = False) -> str:
    """Say how an attempt went: 通过了，错了两题."""
    passed = _("You have passed") if attempt.has_passed else _("Not passed yet")
    if not wrong:
        return _("%(passed)s, all right") % {"passed": passed}
    values = {"passed": passed, "wrong": count(wrong)}
    if has_partly:
        return _("%(passed)s, %(wrong)s not quite right") % values
    return _("%(passed)s, %(wrong)s not right") % values


def facts(attempt: Attempt) -> str:
    """Say what the score of an attempt rests on: pass mark, time taken, its end."""
    agreed, sentences = attempt.agreed, []
    if agreed.pass_mark:
        least = pass_mark(agreed, attempt.out_of)
        sentences.append(_("The pass mark is %(least)s points.") % {"least": least})
    sentences.append(_ended(attempt))
    gap = "" if (get_language() or "").startswith("zh") else " "
    return gap.join(sentences)


def _ended(attempt: Attempt) -> str:
    ended_at = attempt.submitted_at or attempt.started_at
    seconds = int((ended_at - attempt.started_at).total_seconds())
    moment = date_format(timezone.localtime(ended_at), "H:i")
    values = {"duration": span(seconds), "moment": moment}
    if attempt.ended_by == Attempt.EndedBy.CLOCK:
        sentence = _("Time was up at %(moment)s; what was saved was handed in.")
        return sentence % values
    return _("It took %(duration)s, handed in at %(moment)s.") % values


def review(agreed: Rules) -> str:
    """Say when the answers may be seen, as near as one sentence can."""
    exact = [name for name in SHORT if Review.from_json(name) == agreed.review]
    return str(_REVIEW[exact[0] if exact else _nearest(agreed.review)])


def _nearest(review: Review) -> str:
    if Seen.RIGHT_ANSWER in review.after:
        return "after-pass" if review.needs_pass else "after-submit"
    return "after-close" if Seen.RIGHT_ANSWER in review.closed else "never"


def saved(at: datetime) -> str:
    moment = date_format(timezone.localtime(at), "H:i:s")
    return _("Saved, %(moment)s") % {"moment": moment}


def state(answer: Answer) -> str:
    """Say for who cannot see the mark how far a question is."""
    is_answered = answer.response is not None
    answered = _(", answered") if is_answered else _(", not answered")
    return answered + (_(", flagged") if answer.is_flagged else "")


def too_late(over: Attempt) -> str:
    if over.ended_by == Attempt.EndedBy.CLOCK:
        return _("Time is up: this answer came too late and was not saved.")
    return _("This attempt was handed in: this answer was not saved.")


def not_offered() -> str:
    return _("This answer was not offered here and was not saved. Choose again.")
