"""A lesson's page as one person sees it: the text, with what she did filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.urls import reverse

from courses.kinds import Condition
from courses.models import Unit, Version
from courses.outline import State
from courses.volume import Leaf
from engine.markup.page import Audience
from engine.questions.question import JSON, Asked, Revealed
from lessons import attestations, checks, conditions, forms, notes, reading, text
from lessons.forms import AttestForm
from lessons.models import Attestation, CheckAnswer, Note, Reading
from lessons.text import Check, Lines, Text
from people.models import Person


@dataclass(frozen=True, slots=True)
class CheckPart:
    """A question on the spot, and a wish if the form came back empty."""

    question: Asked | Revealed
    is_preview: bool
    wish: str = ""


@dataclass(frozen=True, slots=True)
class LinesPart:
    lines: Lines
    note: Note | None
    is_preview: bool
    wish: str = ""


class NobodyReads(Exception):
    """The page is a preview: nothing is kept of it."""


class NoSuchPlace(Exception):
    """The lesson has no question of this name."""


type Part = str | CheckPart | LinesPart


@dataclass(frozen=True, slots=True)
class Change:
    """The text was changed since the person read it: from which version to which."""

    earlier: int
    is_again: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    leaf: Leaf
    version: Version
    html: str
    text: Text
    reading: Reading | None = None
    answers: Mapping[str, CheckAnswer] = field(default_factory=dict)
    written: Mapping[str, Note] = field(default_factory=dict)
    again: str = ""
    wishes: Mapping[str, str] = field(default_factory=dict)
    tried: JSON = None
    is_refused: bool = False
    place: str = ""
    attestation: Attestation | None = None
    form: AttestForm | None = None

    def wishing(self, name: str, wish: str, *, tried: JSON = None) -> "Sheet":
        """Return the page with a wish at a place, and what was tried there."""
        return replace(self, wishes={name: wish}, again=name, tried=tried)

    @property
    def opened(self) -> Reading:
        """Return the reading; there is one for everybody who is enrolled."""
        if self.reading is None:
            raise NobodyReads
        return self.reading

    @property
    def first_unanswered(self) -> str:
        """Return the anchor of the first question not answered yet, if any."""
        left = (name for name in self.text.checks if name not in self.answers)
        return next(left, "")

    @property
    def is_done(self) -> bool:
        return self.leaf.entry.state is State.DONE

    @property
    def finish_address(self) -> str:
        unit = self.leaf.unit
        return reverse("lessons:finish", args=[unit.course.slug, unit.slug])

    @property
    def way_on(self) -> str:
        """Return the address of the next unit; at the end, of the map."""
        after = self.leaf.after
        return (after.unit if after else self.leaf.course).get_absolute_url()

    @property
    def conditions(self) -> Sequence[Condition]:
        return conditions.told(
            self.text,
            reading=self.reading,
            answers=self.answers,
            written=self.written,
            is_attested=self.is_attested,
        )

    @property
    def is_attested(self) -> bool:
        """Say whether what she confirmed holds for the text that is shown."""
        return attestations.holds(self.attestation, version=self.version)

    @property
    def has_work(self) -> bool:
        """Say whether there is something of hers to print."""
        has_written = any(note.text.strip() for note in self.written.values())
        return bool(self.answers) or has_written or self.attestation is not None

    @property
    def change(self) -> Change | None:
        """Say what changed since; nothing of small changes to who is done."""
        earlier = vars(self.reading).get("earlier") if self.reading else None
        if self.reading is None or earlier is None:
            return None
        is_again = self.version.edition > vars(self.reading)["earlier_edition"]
        if self.is_done and not is_again:
            return None
        return Change(earlier, is_again, self.is_done)

    @property
    def parts(self) -> Iterator[tuple[str, Part]]:
        """Return the text cut at its slots: ("html", …), ("check", …), ("write", …)."""
        slots = {slot.id: slot for slot in self.text.slots}
        for place, piece in enumerate(text.SLOT.split(self.html)):
            if place % 2 == 0:
                yield "html", piece
            elif piece in slots:
                yield self._slot(slots[piece])

    @property
    def part(self) -> CheckPart:
        """Return the one question that was asked for alone."""
        return self.check(self.place)

    def check(self, name: str) -> CheckPart:
        question = self.text.checks[name].question
        answer = None if name == self.again else self.answers.get(name)
        tried = self.tried if name in self.wishes else None
        shown = checks.shown(question, answer, tried=tried)
        return CheckPart(shown, self.reading is None, self.wishes.get(name, ""))

    def _slot(self, slot: Check | Lines) -> tuple[str, Part]:
        if isinstance(slot, Check):
            return "check", self.check(slot.id)
        note = self.written.get(slot.id)
        wish = self.wishes.get(slot.id, "")
        return "write", LinesPart(slot, note, self.reading is None, wish)


def of(leaf: Leaf, *, person: Person, at: datetime, again: str = "") -> Sheet:
    """Open the lesson for who is enrolled; without a trace for who previews it."""
    if leaf.is_preview:
        return _preview(leaf)
    found = _reading(leaf, person, at)
    content = text.from_json(found.version.data)
    return Sheet(
        leaf=leaf,
        version=found.version,
        html=_html(found, is_teaching=leaf.is_teaching),
        text=content,
        reading=found,
        answers=_answers(content, found),
        written=_written(content, leaf, person),
        again=again,
        attestation=_attestation(content, leaf.unit, found),
        form=forms.attesting(person) if content.attest else None,
    )


def answered(shown: Sheet, name: str, values: Sequence[str], *, at: datetime) -> Sheet:
    """Return the page with the question answered; without a trace in a preview."""
    if name not in shown.text.checks:
        raise NoSuchPlace(name)
    question = shown.text.checks[name].question
    response = checks.read(question, values)
    given = (
        checks.answer(shown.reading, question, response=response, at=at)
        if shown.reading
        else CheckAnswer(question=name, response=response)
    )
    return replace(shown, answers={**shown.answers, name: given}, again="")


def _reading(leaf: Leaf, person: Person, at: datetime) -> Reading:
    mine = leaf.registration
    known = reading.current(leaf.unit, registration=mine) if mine else None
    return known or reading.open_(leaf.unit, person=person, at=at)


def _html(found: Reading, *, is_teaching: bool) -> str:
    """Return the newest rendering; it came with the reading unless it was mended."""
    is_newest = vars(found).get("newest") == found.rendering_id
    if is_newest and not is_teaching:
        return found.rendering.html
    audience = Audience.TRAINER if is_teaching else Audience.TRAINEE
    return reading.newest_rendering(found.version, audience=audience).html


def _answers(content: Text, found: Reading) -> Mapping[str, CheckAnswer]:
    if not content.checks:
        return {}
    return checks.answers(found.version, registration=found.registration)


def _written(content: Text, leaf: Leaf, person: Person) -> Mapping[str, Note]:
    return notes.written(leaf.unit, person_id=person.pk) if content.lines else {}


def _attestation(content: Text, unit: Unit, found: Reading) -> Attestation | None:
    if not content.attest:
        return None
    return attestations.latest(unit, registration=found.registration)


def _preview(leaf: Leaf) -> Sheet:
    version = reading.todays_version(leaf.unit)
    shown = reading.newest_rendering(version, audience=Audience.TRAINER)
    return Sheet(leaf, version, shown.html, text.from_json(version.data))
