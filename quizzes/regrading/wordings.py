"""The wordings of its questions that a quiz has asked, and how people did on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, Max

from courses.models import Unit
from engine.questions import saved
from engine.questions.nearness import Proposal
from engine.questions.question import Question, Revealed
from quizzes import misspelt as near
from quizzes.models import Answer, Attempt, Regrade
from quizzes.regrading import keys

type Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """`asked` is the question as the newest attempt that met it has it."""

    fingerprint: str
    asked: Kept
    question: Question
    version: int
    asked_count: int
    average: float | None
    corrections: Sequence[Regrade] = ()

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def short(self) -> str:
        """Return what stands for the fingerprint in an address."""
        return self.fingerprint[:SHORT]

    @property
    def percent(self) -> int | None:
        """Return the share of the points that was won; None where nothing counts."""
        if self.average is None or not self.question.points:
            return None
        return round(100 * self.average / self.question.points)

    @property
    def accepted(self) -> list[str]:
        """Return the texts of a short answer that are right by now; none of others."""
        own = keys.accepted(self.asked)
        newest = next((one for one in reversed(self.corrections) if one.key), None)
        if newest is None or newest.key is None:
            return own
        mended = keys.accepted(newest.key)
        is_both = newest.choice == Regrade.Choice.ACCEPT_BOTH
        return list(dict.fromkeys([*own, *mended])) if is_both else mended

    @property
    def key(self) -> Revealed:
        return self.question.answer_key()


SHORT = 16


def of(unit: Unit, *, start: str = "") -> list[Wording]:
    """Return the wordings asked in a quiz; `start` narrows them to fingerprints."""
    answers = Answer.objects.filter(attempt__in=_attempts(unit))
    rows = answers.filter(fingerprint__startswith=start).exclude(fingerprint="")
    counted = rows.values("fingerprint", "question").annotate(
        asked=Count("pk"),
        average=Avg("points"),
        attempt=Max("attempt"),
        number=Max("version__number"),
    )
    found = list(counted.order_by("-number", "question"))
    samples = Attempt.objects.in_bulk({row["attempt"] for row in found})
    made = _corrections(unit)
    return [
        _wording(row, _asked(samples[row["attempt"]], row["question"]), made)
        for row in found
    ]


def _attempts(unit: Unit) -> Any:
    return Attempt.objects.valid().filter(unit=unit)


def _asked(attempt: Attempt, id_: str) -> Kept:
    kept = next(one for one in attempt.questions if one["stem"]["id"] == id_)
    return keys.in_order(kept)


def _wording(
    row: Mapping[str, Any], asked: Kept, made: Mapping[str, list[Regrade]]
) -> Wording:
    average = row["average"]
    return Wording(
        fingerprint=row["fingerprint"],
        asked=asked,
        question=saved.from_json(asked),
        version=row["number"],
        asked_count=row["asked"],
        average=None if average is None else float(average),
        corrections=made.get(row["fingerprint"], ()),
    )


def _corrections(unit: Unit) -> dict[str, list[Regrade]]:
    made: dict[str, list[Regrade]] = {}
    known = Regrade.objects.filter(unit__course=unit.course_id).select_related("by")
    for one in known.order_by("at", "pk"):
        made.setdefault(one.fingerprint, []).append(one)
    return made


def misspelt(unit: Unit, wording: Wording) -> tuple[Proposal, ...]:
    """Return what was answered and may be one of the right texts, written otherwise."""
    if not wording.accepted:
        return ()
    mended = saved.from_json(keys.accepting(wording.asked, wording.accepted))
    made = Answer.objects.filter(attempt__in=_attempts(unit))
    said = near.said_in(made.filter(fingerprint=wording.fingerprint))
    return near.of(mended, said)


def newest(unit: Unit, wording: Wording) -> Kept | None:
    """Return today's wording of the question, under its id or the one it had."""
    slug, _, own = wording.id.rpartition("--")
    known = Unit.objects.select_related("version").filter(course=unit.course_id)
    today = known.filter(slug=slug or unit.slug).first()
    version = today.version if today else None
    kept: list[Kept] = version.data.get("questions", []) if version else []
    return next((one for one in kept if own in _names(one)), None)


def _names(kept: Kept) -> set[str]:
    return {kept["stem"]["id"], kept["stem"]["was"]}
