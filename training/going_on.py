"""Where exactly a person goes on in a module, and what is left of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses import gates, kinds
from courses.contents import Contents, Entry
from courses.models import Module, Registration
from courses.outline import State
from lessons.models import Reading
from training.mine import Duty, Plan


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The exact place, and how much of the module's required units is done.

    `section` is the heading last read, if the unit to go on with was begun. `waits`
    says why nothing can be done there now, where that is so.
    """

    entry: Entry
    address: str
    section: str
    done: int
    total: int
    minutes: int
    waits: str = ""

    @property
    def left(self) -> int:
        return self.total - self.done


def ahead(plan: Plan, *, at: datetime) -> tuple[Plan, GoingOn | None]:
    """Return the plan with a duty first that something can be done for, and its place.

    Where everything waits, or nothing is to do, the plan stays as it is.
    """
    places = (
        (duty, _place(plan, duty, at=at)) for duty in plan.to_do if duty.is_doable
    )
    seen = None
    for duty, place in places:
        if place is None or not place.waits:
            others = [one for one in plan.to_do if one is not duty]
            return replace(plan, to_do=[duty, *others]), place
        seen = seen or place
    return plan, seen


def _place(plan: Plan, duty: Duty, *, at: datetime) -> GoingOn | None:
    return of(duty.module, book=plan.books[duty.course.pk], at=at)


def of(module: Module, *, book: Contents, at: datetime) -> GoingOn | None:
    """Return where to go on; None when there is nothing left to do in the module."""
    mine = _asked(module, book)
    left = [entry for entry in mine if entry.state is not State.DONE]
    if not left:
        return None
    entry, waits = _entry(left, book, at=at)
    registration = book.registration_of(entry.unit)
    return GoingOn(
        entry=entry,
        address=_address(entry, registration),
        section=_section(entry, registration),
        done=len(mine) - len(left),
        total=len(mine),
        minutes=sum(one.unit.minutes for one in left),
        waits=waits,
    )


def _asked(module: Module, book: Contents) -> list[Entry]:
    """Return the units that are asked for; of a delta only what has changed."""
    mine = [entry for entry in book.required if entry.unit.module_id == module.pk]
    registration = book.registrations.get(module.pk)
    if registration is None or not registration.is_delta:
        return mine
    return [one for one in mine if one.unit.pk in registration.required_editions]


def _entry(left: Sequence[Entry], book: Contents, *, at: datetime) -> tuple[Entry, str]:
    """Return the first unit that can be done; else the first, and why it cannot."""
    closed = gates.told(book.locks_of(left[0].unit))
    if closed and left[0].state is State.LOCKED:
        return left[0], closed
    if left[0].state is State.LOCKED and book.now:
        left = [book.now]
    reasons = {}
    for entry in (one for one in left if one.state is not State.LOCKED):
        reasons[entry] = _waits(entry, book.registration_of(entry.unit), at=at)
        if not reasons[entry]:
            return entry, ""
    return left[0], reasons.get(left[0], "")


def _waits(entry: Entry, registration: Registration | None, *, at: datetime) -> str:
    kind = kinds.named(entry.unit.kind)
    return kind.waits(entry.unit, registration, at) if registration else ""


def _address(entry: Entry, registration: Registration | None) -> str:
    kind = kinds.named(entry.unit.kind)
    place = kind.place(entry.unit, registration) if registration else ""
    return f"{entry.unit.get_absolute_url()}{place}"


def _section(entry: Entry, registration: Registration | None) -> str:
    readings = Reading.objects.filter(unit=entry.unit, registration=registration)
    latest = readings.order_by("-seen_at").values_list("section", flat=True).first()
    return latest or ""


def sentence(place: GoingOn) -> str:
    """Say where she stopped, and what is left until the module is done."""
    parts = {"here": _here(place), "left": place.waits or _left(place)}
    return _("%(here)s %(left)s") % parts


def _here(place: GoingOn) -> str:
    words = _("It begins with “%(unit)s”.")
    if place.section:
        words = _("You last read “%(section)s” in “%(unit)s”.")
    elif place.done:
        words = _("Next comes “%(unit)s”.")
    return words % {"unit": place.entry.unit.title, "section": place.section}


def _left(place: GoingOn) -> str:
    values = {"left": place.left, "minutes": place.minutes}
    if not place.minutes:
        return (
            ngettext(
                "One more unit and this is done.",
                "%(left)d more units and this is done.",
                place.left,
            )
            % values
        )
    return (
        ngettext(
            "One more unit, about %(minutes)d minutes, and this is done.",
            "%(left)d more units, about %(minutes)d minutes, and this is done.",
            place.left,
        )
        % values
    )
