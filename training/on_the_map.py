"""Says on a course's map by when its modules are due, and how they stand."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses import standing
from courses.models import Course
from courses.standing import Standing
from people.models import Person
from training import days, still
from training.models import Period
from training.status import MET, Status


def due_dates(course: Course, person: Person, at: datetime) -> Mapping[int, Standing]:
    periods = Period.objects.opened(at=at).with_status(at=at)
    mine = periods.filter(person=person, module__course=course)
    is_renewed = Q(status=Status.EXPIRED, next__opened_at__lte=at)
    shown = mine.exclude(Q(status=Status.WITHDRAWN) | is_renewed)
    rows = shown.select_related("previous").order_by("due_at", "pk")
    said: dict[int, tuple[bool, Standing]] = {}
    for period in rows:
        is_met = vars(period)["status"] in MET
        known = said.get(period.module_id)
        if known is None or (known[0] and not is_met):
            said[period.module_id] = (is_met, _words(period, at=at))
    return {module: words for module, (_is_met, words) in said.items()}


def _words(period: Period, *, at: datetime) -> Standing:
    status = vars(period)["status"]
    if status in {Status.NOT_STARTED, Status.IN_PROGRESS}:
        return Standing(_due(period, period.due_at) if period.due_at else "")
    mark = still.mark(period, at=at)
    return Standing(mark.words, mark.state)


def _due(period: Period, moment: datetime) -> str:
    day = date_format(days.last_of(moment), "MONTH_DAY_FORMAT")
    words = _("to be renewed by %(day)s") if period.previous_id else _("due %(day)s")
    return words % {"day": day}


standing.register(due_dates)
