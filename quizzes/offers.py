"""Says in words what a quiz offers a person now, and what she was allowed."""

from collections.abc import Iterator

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from quizzes import words
from quizzes.availability import Offer, Reason
from quizzes.models import Allowance, Attempt
from quizzes.rulebook import COUNTED
from quizzes.rules import Rules

_REFUSALS = {
    Reason.NOT_OPEN: gettext_lazy("It opens on %(when)s. Come back then."),
    Reason.CLOSED: gettext_lazy(
        "It was closed on %(when)s. Ask your trainer if you still need to take it."
    ),
    Reason.USED_UP: gettext_lazy(
        "You have no attempt left. Ask your trainer if you need one."
    ),
    Reason.WAITING: gettext_lazy(
        "Your answers are still being marked; then it shows whether you need the"
        " make-up exam."
    ),
    Reason.TOO_SOON: gettext_lazy("You may try again from %(when)s on."),
}
_MAKEUP_TOO_SOON = gettext_lazy("You may take the make-up exam from %(when)s on.")


def name(attempt: Attempt) -> str:
    """Name an attempt: by its number, or as the make-up exam it is."""
    if attempt.is_makeup:
        return _("Make-up exam")
    return words.ordinal(attempt.number)


def button(offer: Offer, agreed: Rules, *, is_first: bool) -> str:
    """Name the button of the next attempt, with what is left."""
    if offer.is_makeup:
        return _("Take the make-up exam")
    if is_first:
        return _("Start")
    values = {
        "left": words.count(offer.left) if offer.left else "",
        "counted": COUNTED[agreed.counted],
    }
    if offer.left is None:
        return _("Try again (%(counted)s)") % values
    return _("Try again (%(left)s left, %(counted)s)") % values


def refusal(offer: Offer, agreed: Rules) -> str:
    """Say why no attempt may be started now; nothing if one may."""
    if offer.reason is None:
        return ""
    is_next_makeup = offer.is_makeup and offer.reason is Reason.TOO_SOON
    message = _MAKEUP_TOO_SOON if is_next_makeup else _REFUSALS[offer.reason]
    when = offer.when or agreed.closes_at
    return str(message) % {"when": words.moment(when) if when else ""}


def allowed(allowance: Allowance | None) -> str:
    """Tell a person what her trainer has allowed her; never why."""
    if allowance is None:
        return ""
    return _("Your trainer has made an exception for you: %(what)s.") % {
        "what": what(allowance)
    }


def what(allowance: Allowance) -> str:
    """Say what is allowed, in one line."""
    is_chinese = (get_language() or "").startswith("zh")
    return ("，" if is_chinese else ", ").join(_parts(allowance))


def _parts(allowance: Allowance) -> Iterator[str]:
    opens, closes = allowance.opens_at, allowance.closes_at
    if opens:
        yield _("open from %(when)s") % {"when": words.moment(opens)}
    if closes:
        yield _("open until %(when)s") % {"when": words.moment(closes)}
    if allowance.seconds:
        duration = words.duration(allowance.seconds)
        yield _("a time limit of %(duration)s") % {"duration": duration}
    if allowance.attempts:
        yield _more_attempts(allowance.attempts)
    if allowance.makeups:
        yield _more_makeups(allowance.makeups)


def _more_attempts(number: int) -> str:
    said = ngettext("%(n)s more attempt", "%(n)s more attempts", number)
    return said % {"n": words.count(number)}


def _more_makeups(number: int) -> str:
    said = ngettext("%(n)s more make-up exam", "%(n)s more make-up exams", number)
    return said % {"n": words.count(number)}
