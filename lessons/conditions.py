"""What must be done before a lesson counts as read."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from courses.kinds import Condition
from courses.models import Registration, Unit, Version
from lessons import attestations, checks, notes, text
from lessons.models import CheckAnswer, Note, Reading
from lessons.text import Text


def of(reading: Reading) -> list[Condition]:
    """Return the conditions as they stand, in two or three queries."""
    registration = reading.registration
    content = text.from_json(reading.version.data)
    return told(
        content,
        reading=reading,
        answers=checks.answers(reading.version, registration=registration),
        written=notes.written(reading.unit, person_id=registration.person_id),
        is_attested=_is_attested(content, reading.version, registration),
    )


def told(
    content: Text,
    *,
    reading: Reading | None,
    answers: Mapping[str, CheckAnswer],
    written: Mapping[str, Note],
    is_attested: bool = False,
) -> list[Condition]:
    """Say in words what is to do and what is done."""
    has_read = bool(reading and reading.reached_end_at)
    return [
        Condition(_("Read to the end"), is_met=has_read),
        *_checks(content.checks, answers),
        *_lines(content.lines, written),
        *_attestation(content, is_attested=is_attested),
    ]


def of_unit(unit: Unit, registration: Registration | None) -> list[Condition]:
    """Return the conditions of a unit for whoever asks without having its page."""
    if unit.version is None:
        return []
    content = text.from_json(unit.version.data)
    if registration is None:
        return told(content, reading=None, answers={}, written={})
    reading = Reading.objects.filter(
        registration=registration, version=unit.version
    ).first()
    return told(
        content,
        reading=reading,
        answers=checks.answers(unit.version, registration=registration),
        written=notes.written(unit, person_id=registration.person_id),
        is_attested=_is_attested(content, unit.version, registration),
    )


def _is_attested(content: Text, version: Version, registration: Registration) -> bool:
    """Say whether she put her name to this edition; no query where nobody asks."""
    if not content.attest:
        return False
    known = attestations.latest(version.unit, registration=registration)
    return attestations.holds(known, version=version)


def _checks(asked: Collection[str], answers: Collection[str]) -> list[Condition]:
    if not asked:
        return []
    done = len(set(asked) & set(answers))
    if len(asked) == 1:
        return [Condition(_("Answer the question on the spot"), is_met=done == 1)]
    words = _("Answer the questions on the spot (%(done)s of %(count)s)")
    filled = words % {"done": done, "count": len(asked)}
    return [Condition(filled, is_met=done == len(asked))]


def _lines(asked: Collection[str], written: Mapping[str, Note]) -> list[Condition]:
    if not asked:
        return []
    has_written = any(note.text.strip() for note in written.values())
    words = _("Write a few words on the lines (as you like)")
    return [Condition(words, is_met=has_written, is_optional=True)]


def _attestation(content: Text, *, is_attested: bool) -> list[Condition]:
    if not content.attest:
        return []
    words = _("Confirm that you have read and understood it")
    return [Condition(words, is_met=is_attested)]
