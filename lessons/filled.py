"""A lesson on paper with what one person made of it: notes, answers, her word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from courses.kinds import Filled
from courses.models import Registration, Version
from engine.markup.page import Audience
from engine.questions.choice import RevealedChoice
from engine.questions.question import Question, Revealed, Show
from engine.questions.typed import RevealedTyped
from engine.questions.written import RevealedWritten
from lessons import attestations, checks, notes, printed, reading, text
from lessons.models import Attestation, CheckAnswer, Note
from lessons.text import Check, Lines, Text


@dataclass(frozen=True, slots=True)
class Work:
    """What she did in a lesson. Somebody's notes are for nobody else's eyes."""

    answers: Mapping[str, CheckAnswer]
    written: Mapping[str, Note]
    attestation: Attestation | None

    @property
    def moments(self) -> Iterator[datetime]:
        yield from (one.answered_at for one in self.answers.values())
        yield from (one.saved_at for one in self.written.values() if one.text.strip())
        if self.attestation is not None:
            yield self.attestation.attested_at


def html(version: Version, registration: Registration) -> Filled | None:
    """Return the text of the version with her work in its places, if she did any."""
    content = text.from_json(version.data)
    work = Work(
        checks.answers(version, registration=registration),
        notes.written(version.unit, person_id=registration.person_id),
        attestations.latest(version.unit, registration=registration),
    )
    moments = list(work.moments)
    if not moments:
        return None
    return Filled(_filled(content, version, work), max(moments))


def _filled(content: Text, version: Version, work: Work) -> str:
    slots = {slot.id: slot for slot in content.slots}
    rendering = reading.newest_rendering(version, audience=Audience.TRAINEE)
    whole = text.SLOT.sub(
        lambda found: _slot(slots.get(found[1]), work), rendering.html
    )
    return whole + _attested(work.attestation) + printed.sources(content)


def _slot(slot: Check | Lines | None, work: Work) -> str:
    if isinstance(slot, Check):
        return _check(slot.question, work.answers.get(slot.id))
    if slot is None:
        return ""
    note = work.written.get(slot.id)
    said = note.text.strip() if note else ""
    lines = {"lines": slot, "said": said, "rows": range(slot.count)}
    return render_to_string("lessons/printed_lines.html", lines)


def _check(question: Question, answer: CheckAnswer | None) -> str:
    if answer is None:
        context: dict[str, object] = {"question": question.asked()}
    else:
        key = Show.RIGHT_ANSWER | Show.EXPLANATION
        given = question.revealed(answer.response)
        context = {
            "question": question.revealed(question.right_answer(), show=key),
            "told": "\u3000".join(filter(None, (_words(given), _verdict(given)))),
        }
    return render_to_string("lessons/printed_check.html", context)


def _words(given: Revealed) -> str:
    """Return what she answered, where that fits on a line: "B", "推动"."""
    if isinstance(given, RevealedChoice):
        return "、".join(one.letter for one in given.options if one.is_picked)
    if isinstance(given, RevealedTyped):
        return given.given
    return given.text if isinstance(given, RevealedWritten) else ""


def _verdict(given: Revealed) -> str:
    """Say how it was judged; nothing of what nobody marks."""
    words = {
        "right": _("It is right"),
        "partly": _("It is partly right"),
        "wrong": _("It is not right"),
    }
    return words.get(given.correctness, "")


def _attested(made: Attestation | None) -> str:
    if made is None:
        return ""
    return render_to_string("lessons/printed_attested.html", {"made": made})
