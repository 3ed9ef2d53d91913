"""Reading what was answered, one wording of a question after the other.

Four queries, however many attempts there are: the attempts, their answers in a
stream, the versions that hold the wordings, the corrections of their keys. The papers
kept with each attempt stay where they are.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from courses.models import Unit, Version
from engine.questions import saved
from engine.questions.question import Question
from quizzes import content, corrections, marking
from quizzes.corrections import Choice
from quizzes.models import Answer, AttemptQuerySet, Regrade
from quizzes.statistics import sittings
from quizzes.statistics.sittings import Sitting, Which

AT_ONCE = 5000
LONGEST = 400


@dataclass(slots=True)
class Heap:
    """The answers to one question in one wording of one version, as they came.

    ``said`` are the responses as JSON text, in the order of the attempts in
    ``places``; None is no answer.
    """

    places: list[int] = field(default_factory=list)
    marks: list[Fraction] = field(default_factory=list)
    said: list[str | None] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Wording:
    """One wording of a question, worth the same to all, and what came of it.

    ``first`` and ``last`` are the numbers of the quiz's versions that ask it so; they
    are 0 for a question drawn from another quiz. ``is_today``: it is still asked so.
    ``is_void``: a correction took it out of every result. The question has the key
    that counts now.
    """

    slot: str
    fingerprint: str
    question: Question
    is_today: bool
    is_void: bool
    first: int
    last: int
    heap: Heap

    @property
    def responses(self) -> dict[str, Any]:
        """Return what each different JSON text says."""
        return {text: json.loads(text) for text in {*self.heap.said} if text}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The attempts that count (their places are their indices) and the wordings."""

    attempts: Sequence[Sitting]
    wordings: Sequence[Wording]


type Key = tuple[str, str, int]
type Kept = Mapping[str, Any]


def gather(known: AttemptQuerySet, *, unit: Unit, which: Which) -> Gathered:
    """Read the attempts that count and all their answers."""
    counted = sittings.counted(sittings.read(known), which)
    heaps = _heaps(known, places={one.id: at for at, one in enumerate(counted)})
    versions = Version.objects.filter(
        Q(pk__in={version for _, _, version in heaps}) | Q(pk=unit.version_id)
    ).only("unit_id", "number", "data")
    wordings = {fingerprint for _, fingerprint, _ in heaps}
    mended = marking.corrections_in(unit.pk).filter(fingerprint__in=wordings)
    found = _Wordings(
        unit,
        {one.pk: one for one in versions},
        {one.fingerprint: one for one in mended},
    )
    return Gathered(counted, found.of(heaps))


def _heaps(known: AttemptQuerySet, *, places: Mapping[int, int]) -> dict[Key, Heap]:
    """Sort the answers of the attempts that have a place."""
    heaps: dict[Key, Heap] = {}
    for attempt, key, exact, said in _answers(known):
        place = places.get(attempt)
        if place is None:
            continue
        heap = heaps.setdefault(key, Heap())
        heap.places.append(place)
        heap.marks.append(_mark(exact))
        heap.said.append(said)
    return heaps


@lru_cache(maxsize=1024)
def _mark(exact: str) -> Fraction:
    return Fraction(exact or 0)


def _answers(known: AttemptQuerySet) -> Iterator[tuple[int, Key, str, str | None]]:
    """Stream attempt, wording, points and response; equal responses are one text.

    What is longer than anybody picks is left out: essays are not for counting.
    """
    texts: dict[str, str] = {}
    rows = (
        Answer.objects.filter(attempt__in=known.order_by().values("pk"))
        .annotate(said=Cast("response", TextField()))
        .values_list(
            "attempt_id", "question", "fingerprint", "version_id", "exact", "said"
        )
    )
    for attempt, question, fingerprint, version, exact, said in rows.iterator(AT_ONCE):
        if said is None or len(said) > LONGEST:
            text = None
        else:
            text = texts.setdefault(said, said)
        yield attempt, (question, fingerprint, version), exact, text


class _Wordings:
    """Finds the questions in the versions, and lays together what reads the same."""

    def __init__(
        self, unit: Unit, versions: Mapping[int, Version], mended: Mapping[str, Regrade]
    ) -> None:
        self.unit = unit
        self.versions = versions
        self.mended = mended
        today = _questions(versions.get(unit.version_id or 0))
        self.order = {kept["stem"]["id"]: at for at, kept in enumerate(today)}
        self.today = {_print(kept) for kept in today}
        self.renamed = {kept["stem"].get("was"): kept["stem"]["id"] for kept in today}

    def of(self, heaps: Mapping[Key, Heap]) -> list[Wording]:
        """Return the wordings in the order of today's quiz, the newest first."""
        found: dict[tuple[str, str, int], Wording] = {}
        for key, heap in heaps.items():
            one = self._wording(key, heap)
            known = found.setdefault(
                (one.slot, one.fingerprint, one.question.points), one
            )
            if known is not one:
                _join(known, one)
        return sorted(found.values(), key=self._rank)

    def _wording(self, key: Key, heap: Heap) -> Wording:
        id_, fingerprint, version_id = key
        version = self.versions[version_id]
        is_ours = version.unit_id == self.unit.pk
        number = version.number if is_ours else 0
        kept = _kept(version, id_)
        return Wording(
            slot=self.renamed.get(id_, id_),
            fingerprint=fingerprint,
            question=self._mended(kept, fingerprint),
            is_today=not is_ours or _print(kept) in self.today,
            is_void=self._is_void(fingerprint),
            first=number,
            last=number,
            heap=heap,
        )

    def _mended(self, kept: Kept, fingerprint: str) -> Question:
        """Return the question with the key that counts now."""
        regrade = self.mended.get(fingerprint)
        if regrade is not None:
            kept = corrections.mended(kept, regrade.key, Choice(regrade.choice))
        return saved.from_json(kept)

    def _is_void(self, fingerprint: str) -> bool:
        regrade = self.mended.get(fingerprint)
        return regrade is not None and regrade.choice == Choice.VOID

    def _rank(self, one: Wording) -> tuple[int, str, bool, int, str]:
        at = self.order.get(one.slot, len(self.order))
        return at, one.slot, not one.is_today, -one.last, one.fingerprint


def _questions(version: Version | None) -> Sequence[Kept]:
    questions: Sequence[Kept] = version.data.get("questions", ()) if version else ()
    return questions


def _print(kept: Kept) -> tuple[str, int]:
    return content.fingerprint(kept), kept["stem"]["points"]


def _kept(version: Version, id_: str) -> Kept:
    """Find a question; drawn from another quiz, its id begins with the quiz's name."""
    own = id_.rpartition("--")[2]
    return next(one for one in _questions(version) if one["stem"]["id"] == own)


def _join(known: Wording, other: Wording) -> None:
    """Lay the answers of another version to those that read the same."""
    known.heap.places += other.heap.places
    known.heap.marks += other.heap.marks
    known.heap.said += other.heap.said
    known.first = min(known.first, other.first)
    known.last = max(known.last, other.last)
