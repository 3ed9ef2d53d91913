"""Where the questions of an attempt come from: the quiz itself and others it draws."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Max

from courses.models import Unit, Version
from engine.questions.question import Question
from quizzes import content, drawing
from quizzes.content import Content
from quizzes.drawing import Candidate
from quizzes.models import Answer


def paper(unit: Unit, version: Version, *, person: int, seed: int) -> list[Candidate]:
    """Return the questions of a new attempt in the order its rules give."""
    today = content.from_json(version.data)
    found = candidates(unit, version)
    seen = _seen(unit, found, person=person) if today.is_drawn else {}
    return _laid(today, found, seen=seen, seed=seed)


def exam(unit: Unit, version: Version, *, seed: int) -> list[Question]:
    """Return what a seed draws for nobody in particular: the same for ever."""
    today = content.from_json(version.data)
    laid = _laid(today, candidates(unit, version), seen={}, seed=seed)
    return [one.question for one in laid]


def _laid(
    today: Content,
    found: Sequence[Candidate],
    *,
    seen: Mapping[str, datetime],
    seed: int,
) -> list[Candidate]:
    if today.is_drawn:
        found = drawing.draw(today.lines, found, seen=seen, seed=seed)
    asked = replace(today, questions=tuple(one.asked for one in found)).shuffled(seed)
    by_id = {one.asked.id: one for one in found}
    return [
        replace(by_id[question.id], question=question, unit="")
        for question in asked.questions
    ]


def points(unit: Unit, today: Content) -> int:
    """Return what an attempt at the quiz is worth."""
    if not today.is_drawn:
        return today.points
    version = Unit.objects.select_related("version").get(pk=unit.pk).version
    return drawing.points(today.lines, candidates(unit, version)) if version else 0


def whole(unit: Unit, version: Version) -> list[Question]:
    """Return all questions that an attempt may ask, for who teaches the course."""
    lines = content.from_json(version.data).lines
    found = candidates(unit, version)
    always = {one.asked.id for one in drawing.fixed(lines, found)}
    return [
        one.asked
        for one in found
        if one.asked.id in always or any(one.suits(line) for line in lines)
    ]


def certain(unit: Unit, version: Version) -> list[Question]:
    """Return the questions that every attempt asks, and no other."""
    lines = content.from_json(version.data).lines
    return [one.asked for one in drawing.fixed(lines, candidates(unit, version))]


def candidates(unit: Unit, version: Version) -> list[Candidate]:
    """Return the quiz's own questions, then those of the quizzes it draws from."""
    today = content.from_json(version.data)
    slugs = {line.unit for line in today.lines if line.unit}
    return [*_own(version), *_others(unit, slugs)]


def _own(version: Version, *, slug: str = "") -> list[Candidate]:
    return [
        Candidate(question, content.fingerprint(kept), slug, version.pk)
        for question, kept in content.both(version.data)
    ]


def _others(unit: Unit, slugs: set[str]) -> list[Candidate]:
    """Return what the other quizzes of the course ask today, in the course's order."""
    if not slugs:
        return []
    others = Unit.objects.current().filter(course=unit.course_id, slug__in=slugs)
    found = others.select_related("version").in_order()
    return [
        one
        for other in found
        if other.version is not None
        for one in _own(other.version, slug=other.slug)
    ]


def _seen(
    unit: Unit, found: Sequence[Candidate], *, person: int
) -> dict[str, datetime]:
    """Return when this person was last asked each wording anywhere in the course."""
    asked = Answer.objects.filter(
        attempt__person_id=person,
        attempt__unit__course=unit.course_id,
        fingerprint__in={one.fingerprint for one in found},
    )
    rows = asked.values_list("fingerprint").annotate(last=Max("attempt__started_at"))
    return dict(rows.order_by())
