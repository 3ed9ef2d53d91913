"""Says in words how a period stands, and which mark it bears."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from training import days, reasons
from training.models import Assignment, Evidence
from training.status import Status

LABELS: dict[str, str | Promise] = {
    Status.REVOKED: _("Revoked"),
    Status.WITHDRAWN: _("No longer asked for"),
    Status.PENDING: _("Not valid yet"),
    Status.VALID: _("Valid"),
    Status.EXPIRING: _("Expiring soon"),
    Status.DONE: _("Completed"),
    Status.GRACE: _("In grace"),
    Status.EXPIRED: _("Expired"),
    Status.WAIVED: _("Waived"),
    Status.NOT_OPEN: _("Not open yet"),
    Status.NOT_STARTED: _("Not started"),
    Status.IN_PROGRESS: _("In progress"),
    Status.OVERDUE: _("Overdue"),
    Status.FAILED: _("Failed"),
}

# The look's status component knows eight marks.
STATES: dict[str, str] = {
    Status.REVOKED: "waived",
    Status.WITHDRAWN: "waived",
    Status.PENDING: "locked",
    Status.VALID: "valid",
    Status.EXPIRING: "due",
    Status.DONE: "done",
    Status.GRACE: "due",
    Status.EXPIRED: "overdue",
    Status.WAIVED: "waived",
    Status.NOT_OPEN: "locked",
    Status.NOT_STARTED: "todo",
    Status.IN_PROGRESS: "progress",
    Status.OVERDUE: "overdue",
    Status.FAILED: "overdue",
}


@dataclass(frozen=True, slots=True)
class Mark:
    state: str
    words: str


def mark(status: str, *, due_at: datetime | None, at: datetime) -> Mark:
    """Return the mark and its words; what is overdue says by how many days."""
    words = str(LABELS[status])
    if status == Status.OVERDUE and due_at is not None:
        late = -days.until(due_at, at=at)
        words = ngettext("%(days)d day overdue", "%(days)d days overdue", late) % {
            "days": late
        }
    return Mark(STATES[status], words)


def origin(assignment: Assignment) -> str:
    """Say why somebody was assigned, and by whom."""
    name = assignment.made_by.name if assignment.made_by else ""
    why = assignment.why
    if why and name:
        return _("%(why)s, assigned by %(name)s") % {"why": why, "name": name}
    if name:
        return _("Assigned by %(name)s") % {"name": name}
    return why or str(_("Assigned"))


def equal(piece: Evidence) -> str:
    """Return the module that it counts as equal to; of another course, with that."""
    made = piece.equivalence
    if made is None or made.was.course_id == made.now.course_id:
        return piece.title
    values = {"module": piece.title, "course": made.was.course.title}
    return _("%(module)s (%(course)s)") % values


def own_will() -> str:
    return str(_("Of your own choice"))


def renewed() -> str:
    return str(_("Done again later"))


# Reasons that nobody typed: an ongoing assignment follows whom it means.
LEFT, RETURNED = "no-longer-meant", "meant-again"

REASONS: dict[str, str | Promise] = {
    LEFT: _("No longer among those it is meant for"),
    RETURNED: _("Among those it is meant for again"),
}


def reason(why: str) -> str:
    """Return a reason as it was typed, or the words of one that is a code."""
    return reasons.told(str(REASONS.get(why, why)))


TOLD: dict[str, str | Promise] = {
    "opened": _("Opened"),
    "opens": _("Opens"),
    "due": _("Due"),
    "closes": _("Closes"),
    "satisfied": _("Completed"),
    "valid-from": _("Valid from"),
    "valid-until": _("Valid until"),
    "grace-until": _("Grace until"),
    "renews": _("Renewal opens"),
    "waived": _("Waived"),
    "withdrawn": _("No longer asked for"),
    "revoked": _("Revoked"),
}


def told(kind: str) -> str:
    return str(TOLD[kind])


def slip(title: str) -> list[str]:
    """Return the columns of a course's title slip: its title without the comma."""
    return title.replace(",", "，").split("，", maxsplit=1)
