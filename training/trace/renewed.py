"""What a period renews, for how long it counts, and when it is renewed itself."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from training.models import Period
from training.trace.assigned import day, last_day


def of(period: Period, *, at: datetime) -> list[str]:
    return [*_before(period, at=at), *_own(period, at=at)]


def _before(period: Period, *, at: datetime) -> Iterator[str]:
    old = period.previous
    if old is None or old.satisfied_at is None:
        return
    values = {"done": day(old.satisfied_at), "cycle": period.cycle}
    yield _("This is cycle %(cycle)d: it renews what was completed on %(done)s.") % (
        values
    )
    if old.module_id != period.module_id:
        learnt = {"module": period.module.title}
        yield _("For a renewal this is learnt: “%(module)s”.") % learnt
    if old.valid_until is None:
        return
    values["until"] = last_day(old.valid_until)
    if at < old.valid_until:
        yield _("Until then the old one counts, through %(until)s.") % values
    else:
        yield _("The old one counted through %(until)s.") % values
    if old.grace_until is not None and period.satisfied_at is None:
        grace = {"until": last_day(old.grace_until)}
        yield _("Its grace lasts through %(until)s.") % grace


def _own(period: Period, *, at: datetime) -> Iterator[str]:
    if period.satisfied_at is None or period.valid_until is None:
        return
    values = {"until": last_day(period.valid_until)}
    if period.valid_from is not None and at < period.valid_from:
        yield _("It counts from %(day)s on.") % {"day": day(period.valid_from)}
    words = _("It counts through %(until)s.")
    yield (words if at < period.valid_until else _("It counted through %(until)s.")) % (
        values
    )
    if period.renews_at is not None:
        opens = {"day": day(period.renews_at)}
        yield _("It can be renewed from %(day)s on.") % opens
    if period.grace_until is not None:
        grace = {"until": last_day(period.grace_until)}
        yield _("Its grace lasts through %(until)s.") % grace
