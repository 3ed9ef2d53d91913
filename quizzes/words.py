"""What the pages of a quiz say in words: rules, counts, spans of time, results."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from courses.numerals import numeral
from quizzes.models import Answer, Attempt
from quizzes.review import SHORT, Review, Seen
from quizzes.rules import Rules
from quizzes.scoring import shown

_MINUTE = 60

_UNITS: tuple[tuple[int, Callable[[int], str]], ...] = (
    (86400, lambda days: ngettext("%(n)s day", "%(n)s days", days) % {"n": days}),
    (3600, lambda hours: ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}),
    (60, lambda some: ngettext("%(n)s minute", "%(n)s minutes", some) % {"n": some}),
)
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


def duration(seconds: int) -> str:
    """Return a span as people name it: 5 分钟, 2 小时, 1 天."""
    for unit, words in _UNITS:
        if seconds and seconds % unit == 0:
            return words(seconds // unit)
    return span(seconds)


def moment(at: datetime) -> str:
    """Return a day and a time of the site's clock: 2026-12-01 09:00."""
    return date_format(timezone.localtime(at), "Y-m-d H:i")


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
    if over.ended_by != Attempt.EndedBy.PERSON:
        return _("Time is up: this answer came too late and was not saved.")
    return _("This attempt was handed in: this answer was not saved.")


def not_offered() -> str:
    return _("This answer was not offered here and was not saved. Choose again.")
