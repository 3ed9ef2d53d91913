"""The start page of a quiz: its rules, what was made of it, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from courses.kinds import Condition
from courses.models import Registration, Rendering, Unit, Version
from courses.volume import Leaf
from engine.markup.page import Audience
from engine.questions.question import Revealed
from people.models import Person
from quizzes import content, endings, paper, words
from quizzes.content import Content
from quizzes.models import Attempt
from quizzes.paper import Clock
from quizzes.scoring import counted, shown


@dataclass(frozen=True, slots=True)
class Past:
    """An attempt that was handed in, as the list of them shows it."""

    attempt: Attempt

    @property
    def name(self) -> str:
        return words.ordinal(self.attempt.number)

    @property
    def points(self) -> str:
        return shown(self.attempt.score.points)


@dataclass(frozen=True, slots=True)
class Desk:
    leaf: Leaf
    content: Content
    introduction: str
    made: Sequence[Attempt]
    clock: Clock | None = None

    @property
    def rules(self) -> list[str]:
        return list(words.rules(self.content))

    @property
    def running(self) -> Attempt | None:
        return next((one for one in self.made if one.is_open), None)

    @property
    def past(self) -> list[Past]:
        return [Past(one) for one in self.made if not one.is_open]

    @property
    def may_start(self) -> bool:
        return self.content.rules.left(len(self.made)) != 0

    @property
    def again(self) -> str:
        return words.again(self.content.rules, made=len(self.made))

    @property
    def has_passed(self) -> bool:
        scores = [one.attempt.score for one in self.past]
        result = counted(scores, self.content.rules.counted)
        return result is not None and result.passes(self.content.rules)

    @property
    def key(self) -> list[tuple[int, str, Revealed]]:
        """Return the questions with their answers, for who teaches the course."""
        return [
            (place, _(question.title), question.answer_key())
            for place, question in enumerate(self.content.questions, start=1)
        ]


def of(leaf: Leaf, *, person: Person, at: datetime, is_teaching: bool) -> Desk:
    """Open the start page; an attempt whose time is up is closed on the way."""
    version = Unit.objects.select_related("version").get(pk=leaf.unit.pk).version
    leaf.unit.version = version
    audience = Audience.TRAINER if is_teaching else Audience.TRAINEE
    made = [] if leaf.is_preview else _made(leaf, person=person, at=at)
    running = next((one for one in made if one.is_open), None)
    return Desk(
        leaf=leaf,
        content=content.from_json(version.data if version else {}),
        introduction=introduction(version, audience),
        made=made,
        clock=paper.clock(running, at=at) if running else None,
    )


def again(attempt: Attempt) -> str:
    """Name the way to a further attempt of the same pass; nothing if none is left."""
    made = Attempt.objects.filter(
        registration_id=attempt.registration_id, unit_id=attempt.unit_id
    ).count()
    rules = attempt.agreed
    return words.again(rules, made=made) if rules.left(made) != 0 else ""


def conditions(unit: Unit, registration: Registration | None) -> Sequence[Condition]:
    """Say what completes the quiz and whether it has."""
    today = content.from_json(unit.version.data if unit.version else {})
    is_met = registration is not None and _is_done(unit, registration)
    if not today.rules.pass_mark:
        return [Condition(_("Answer the questions and hand in"), is_met=is_met)]
    least = words.pass_mark(today.rules, today.points)
    sentence = _("Reach the pass mark of %(least)s points (of %(points)s)")
    values = {"least": least, "points": today.points}
    return [Condition(sentence % values, is_met=is_met)]


def _is_done(unit: Unit, registration: Registration) -> bool:
    least = registration.required_editions.get(unit.pk, 1)
    done = registration.completions.filter(unit=unit, edition__gte=least)
    return done.exists()


def _made(leaf: Leaf, *, person: Person, at: datetime) -> list[Attempt]:
    """Return the attempts of the running pass, in order."""
    mine = Attempt.objects.filter(
        registration=leaf.registration, unit=leaf.unit, person=person
    ).defer("questions")
    return [
        endings.close_if_expired(attempt, at=at) for attempt in mine.order_by("number")
    ]


def introduction(version: Version | None, audience: Audience) -> str:
    """Return the newest rendering of what stands before the first question."""
    newest = Rendering.objects.filter(version=version, audience=audience.value)
    found = newest.order_by("-renderer").first()
    return found.html if found else ""
