"""Opening a lesson, keeping the place, reaching the end, finishing."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from courses import progress, registrations
from courses.kinds import Condition
from courses.models import Completion, Enrolment, Registration, Rendering, Unit, Version
from engine.markup.page import Audience
from lessons import attestations, conditions, text
from lessons.attestations import Means
from lessons.models import Attestation, Reading
from people.models import Person
from web.prepared import Prepared

_MOST_DIGITS = 18
_ANCHOR = re.compile(r"[A-Za-z][\w-]{0,119}")


class SomethingIsMissing(Exception):
    """A condition of the lesson is not met yet."""

    def __init__(self, conditions: Sequence[Condition]) -> None:
        super().__init__(*(condition.words for condition in conditions))
        self.conditions = conditions


def newest_rendering(version: Version, *, audience: Audience) -> Rendering:
    renderings = Rendering.objects.filter(version=version, audience=audience.value)
    return renderings.order_by("-renderer")[:1].get()


def todays_version(unit: Unit) -> Version:
    return Version.objects.get(unit=unit, pk=F("unit__version"))


def current(unit: Unit, *, registration: Registration) -> Reading | None:
    """Return the reading of today's text, if there is one, in one query."""
    for reading in _todays(unit, registration):
        reading.registration = registration
        return reading
    return None


@transaction.atomic
def open_(unit: Unit, *, person: Person, at: datetime) -> Reading:
    """Begin to read today's text, where the person had come to in the text before."""
    registration = registrations.open_for(unit.module, person=person, at=at)
    registrations.touch(registration, at=at)
    version = todays_version(unit)
    before = _before(unit, registration).exclude(version=version).first()
    Reading.objects.get_or_create(
        registration=registration,
        version=version,
        defaults={
            "unit": unit,
            "rendering": newest_rendering(version, audience=Audience.TRAINEE),
            "opened_at": at,
            "seen_at": at,
            **(_carried(before, version) if before else {}),
        },
    )
    (reading,) = _todays(unit, registration)
    return reading


def _todays(unit: Unit, registration: Registration) -> list[Reading]:
    keys = {"unit": unit.pk, "registration": registration.pk}
    if registration.is_delta:
        return OF_A_DELTA.objects(**keys, person=registration.person_id)
    return OF_A_PASS.objects(**keys)


def _readings(
    *, unit: int, registration: int, person: int | None = None
) -> QuerySet[Reading]:
    """Find the reading of today's text, with what its page asks for beside it.

    `newest` is the key of the rendering to show; `earlier` and `earlier_edition` are
    the number and edition of another version that was read before, if any: where only
    what was changed is asked for, in any pass.
    """
    newest = Rendering.objects.filter(
        version=OuterRef("version"), audience=Audience.TRAINEE.value
    ).order_by("-renderer")
    passes = (
        Q(registration__person=person)
        if person
        else Q(registration=OuterRef("registration"))
    )
    others = Reading.objects.filter(passes, unit=OuterRef("unit"))
    others = others.exclude(version=OuterRef("version")).order_by("-opened_at", "-pk")
    return (
        Reading.objects.filter(
            registration=registration, unit=unit, version=F("unit__version")
        )
        .select_related("version", "rendering")
        .annotate(
            newest=Subquery(newest.values("pk")[:1]),
            earlier=Subquery(others.values("version__number")[:1]),
            earlier_edition=Subquery(others.values("version__edition")[:1]),
        )
    )


OF_A_PASS = Prepared(_readings, unit=int, registration=int)
OF_A_DELTA = Prepared(_readings, unit=int, registration=int, person=int)


def latest(unit: Unit, *, registration: Registration) -> Reading | None:
    """Return the reading of today's text, else the last one of an earlier text."""
    readings = list(_before(unit, registration).defer("rendering"))
    today = (one for one in readings if one.version_id == unit.version_id)
    return next(today, readings[0] if readings else None)


def of_version(enrolment: Enrolment, *, unit_slug: str, version: str) -> Reading | None:
    """Return the reading a page was about that says which version it showed."""
    if not version.isdecimal() or len(version) > _MOST_DIGITS:
        return None
    readings = Reading.objects.filter(
        registration__person=enrolment.person_id,
        unit__slug=unit_slug,
        unit__course=enrolment.course_id,
        version=int(version),
    )
    readings = readings.select_related("version", "registration__person")
    return readings.order_by("-registration__number").first()


def keep_place(reading: Reading, *, place: str, section: str, at: datetime) -> Reading:
    """Keep the block at the top of the page, and the heading of its section in words.

    What is no anchor, or no heading of the text, is not kept.
    """
    headings = text.from_json(reading.version.data).headings
    names = {heading.id: heading.text for heading in headings}
    reading.place = place if _ANCHOR.fullmatch(place) else ""
    reading.section = names.get(section, "")[:120]
    reading.seen_at = at
    reading.save(update_fields=["place", "section", "seen_at"])
    return reading


def reach_end(reading: Reading, *, at: datetime) -> bool:
    """Note that the end was reached; say whether that is news."""
    unread = Reading.objects.filter(pk=reading.pk, reached_end_at__isnull=True)
    is_new = bool(unread.update(reached_end_at=at))
    reading.reached_end_at = reading.reached_end_at or at
    return is_new


def finish(reading: Reading, *, at: datetime) -> Completion:
    """Complete the unit on the text that was read, if nothing is missing.

    The button stands at the end of the text: who presses it has come there.
    """
    reach_end(reading, at=at)
    asked = conditions.of(reading)
    if any(not one.is_met and not one.is_optional for one in asked):
        raise SomethingIsMissing(asked)
    return progress.complete(
        reading.version,
        registration=reading.registration,
        rendering=newest_rendering(reading.version, audience=Audience.TRAINEE),
        at=at,
    )


class NothingToAttest(Exception):
    """The text that was read asks nobody to put a name to it."""


@transaction.atomic
def attest(reading: Reading, *, means: Means, at: datetime) -> Attestation:
    """Keep that she read this text and understood it; she has come to its end."""
    statement = text.from_json(reading.version.data).attest
    if not statement:
        raise NothingToAttest(reading.version_id)
    reach_end(reading, at=at)
    return attestations.keep(
        reading,
        statement=statement,
        rendering=newest_rendering(reading.version, audience=Audience.TRAINEE),
        means=means,
        at=at,
    )


def _before(unit: Unit, registration: Registration) -> QuerySet[Reading]:
    readings = Reading.objects.filter(registration=registration, unit=unit)
    return readings.select_related("version").order_by("-opened_at", "-pk")


def _carried(before: Reading, version: Version) -> dict[str, object]:
    """Return what of an earlier reading still holds in the new text."""
    headings = text.from_json(version.data).headings
    places = {heading.text[:120]: heading.id for heading in headings}
    place = places.get(before.section, "")
    is_same_edition = before.version.edition == version.edition
    return {
        "place": place,
        "section": before.section if place else "",
        "reached_end_at": before.reached_end_at if is_same_edition else None,
    }
