"""What notices can say: each code with its words, in one table."""

import re
from enum import StrEnum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_PLACE = re.compile(r"%\((\w+)\)s")


class Code(StrEnum):
    # To the person who learns.
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    EXPIRING = "expiring"
    ASSIGNED = "assigned"
    ASSIGNED_OPEN = "assigned-open"
    WITHDRAWN = "withdrawn"
    DUE_CHANGED = "due-changed"
    WAIVED = "waived"
    REVOKED = "revoked"
    RENEWAL_OPEN = "renewal-open"
    EXPIRED = "expired"
    RETRAINING = "retraining"
    RETRAINING_OPEN = "retraining-open"
    EXTENSION_GRANTED = "extension-granted"
    EXTENSION_REFUSED = "extension-refused"
    EVIDENCE_RECORDED = "evidence-recorded"
    COUNTED_AS_EQUAL = "counted-as-equal"
    CERTIFICATE_ISSUED = "certificate-issued"
    # To who answers for others.
    TEAM_OVERDUE = "team-overdue"
    ESCALATED = "escalated"
    EXTENSION_ASKED = "extension-asked"
    EXTENSION_TAKEN_BACK = "extension-taken-back"
    EXCEPTIONS = "exceptions"
    # To who asked for a report.
    REPORT_READY = "report-ready"
    REPORT_FAILED = "report-failed"
    REPORT_STOPPED = "report-stopped"
    REPORT_WITHHELD = "report-withheld"
    REPORT_UNSENT = "report-unsent"


TEXTS: dict[Code, str | Promise] = {
    Code.DUE_SOON: _("“%(module)s” is due on %(day)s."),
    Code.OVERDUE: _("“%(module)s” was due on %(day)s. Do it as soon as you can."),
    Code.EXPIRING: _("“%(module)s” is valid until %(day)s. It can be renewed now."),
    Code.ASSIGNED: _("“%(module)s” was assigned to you. It is due on %(day)s."),
    Code.ASSIGNED_OPEN: _("“%(module)s” was assigned to you, without a due date."),
    Code.WITHDRAWN: _("“%(module)s” is no longer asked of you."),
    Code.DUE_CHANGED: _("“%(module)s” is now due on %(day)s."),
    Code.WAIVED: _("You were spared “%(module)s”."),
    Code.REVOKED: _("What you had completed in “%(module)s” no longer counts."),
    Code.RENEWAL_OPEN: _("It is time to renew “%(module)s”, at the latest on %(day)s."),
    Code.EXPIRED: _("“%(module)s” expired on %(day)s."),
    Code.RETRAINING: _(
        "“%(module)s” has changed. Please learn what is new by %(day)s."
    ),
    Code.RETRAINING_OPEN: _("“%(module)s” has changed. Please learn what is new."),
    Code.EXTENSION_GRANTED: _("You were given until %(day)s for “%(module)s”."),
    Code.EXTENSION_REFUSED: _(
        "You were not given more time for “%(module)s”. It is due on %(day)s."
    ),
    Code.EVIDENCE_RECORDED: _(
        "“%(module)s” counts as done: what you learnt elsewhere was recorded."
    ),
    Code.COUNTED_AS_EQUAL: _(
        "“%(module)s” counts as done, because you completed “%(was)s”."
    ),
    Code.CERTIFICATE_ISSUED: _("Your certificate for “%(title)s” is there."),
    Code.TEAM_OVERDUE: _("People in your team who are overdue: %(number)s."),
    Code.ESCALATED: _("People in your line who are long overdue: %(number)s."),
    Code.EXTENSION_ASKED: _(
        "%(person)s asks for more time for “%(module)s”, until %(day)s."
    ),
    Code.EXTENSION_TAKEN_BACK: _(
        "%(person)s no longer asks for more time for “%(module)s”."
    ),
    Code.EXCEPTIONS: _("People who wait for you to decide on a due date: %(number)s."),
    Code.REPORT_READY: _("The report “%(title)s” is ready."),
    Code.REPORT_FAILED: _("The report “%(title)s” could not be made."),
    Code.REPORT_STOPPED: _(
        "“%(title)s” is no longer sent: you may not read this report any more."
    ),
    Code.REPORT_WITHHELD: _(
        "“%(title)s” was not sent to %(person)s, who may not read reports any more."
    ),
    Code.REPORT_UNSENT: _("“%(title)s” could not be sent to %(person)s."),
}


@cache
def places(code: Code) -> frozenset[str]:
    """Return the names of the values that the words of a code ask for."""
    return frozenset(_PLACE.findall(str(TEXTS[code])))
