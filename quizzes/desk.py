"""The start page of a quiz: its rules, what was made of it, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from courses.kinds import Condition
from courses.models import Registration, Rendering, Unit, Version
from courses.volume import Leaf
from engine.markup.page import Audience
from engine.questions.question import Revealed
from people.models import Person
from quizzes import (
    allowances,
    availability,
    content,
    counting,
    endings,
    offers,
    paper,
    pools,
    reviewed,
    rulebook,
    words,
)
from quizzes.availability import Offer
from quizzes.content import Content
from quizzes.models import Attempt, Mark
from quizzes.paper import Clock
from quizzes.review import Seen
from quizzes.rules import Rules
from quizzes.scoring import shown


@dataclass(frozen=True, slots=True)
class Past:
    """An attempt that was handed in, as the list of them shows it."""

    attempt: Attempt
    is_told: bool

    @property
    def name(self) -> str:
        return offers.name(self.attempt)

    @property
    def is_returned(self) -> bool:
        """Say whether a person has marked it to the end."""
        return self.attempt.is_marked and bool(vars(self.attempt).get("has_marks"))

    @property
    def points(self) -> str:
        """Return what it earned, if it counts, is marked and may be seen."""
        is_shown = self.is_told and self.attempt.is_marked
        return shown(self.attempt.score.points) if is_shown else ""


@dataclass(frozen=True, slots=True)
class Result:
    """What the attempts come to, as the rules count them."""

    points: str
    out_of: int
    counted: str


@dataclass(frozen=True, slots=True)
class Desk:
    """`today` is what the quiz says now, its rules as they are for this person."""

    leaf: Leaf
    today: Content
    points: int
    introduction: str
    made: Sequence[Attempt]
    offer: Offer
    at: datetime
    allowed: str = ""
    clock: Clock | None = None
    key: Sequence[tuple[int, str, Revealed]] = ()

    @property
    def objectives(self) -> Sequence[str]:
        return self.today.objectives

    @property
    def rules(self) -> list[str]:
        return list(rulebook.rules(self.today, points=self.points))

    @property
    def running(self) -> Attempt | None:
        return next((one for one in self.made if one.is_open), None)

    @property
    def is_grace(self) -> bool:
        """Say whether all that is left to do is to hand in."""
        running = self.running
        return running is not None and not running.takes_answers(at=self.at)

    @property
    def past(self) -> list[Past]:
        return [Past(one, self._is_told(one)) for one in self.made if not one.is_open]

    def _is_told(self, attempt: Attempt) -> bool:
        return Seen.MARKS in reviewed.seen(attempt, at=self.at)

    @property
    def result(self) -> Result | None:
        """Return the counted result, once there is one and it may be seen."""
        found = counting.counted(self.made, self.today.rules)
        if found is None or not all(one.is_told for one in self.past):
            return None
        counted = str(rulebook.COUNTED[self.today.rules.counted])
        return Result(shown(found.points), found.out_of, counted)

    @property
    def has_passed(self) -> bool:
        return counting.has_passed(self.made, self.today.rules)

    @property
    def may_start(self) -> bool:
        return self.offer.may_start

    @property
    def button(self) -> str:
        rules = self.today.rules
        return offers.button(self.offer, rules, is_first=not self.made)

    @property
    def refusal(self) -> str:
        """Say why nothing can be started; who has passed needs no reason."""
        return "" if self.has_passed else offers.refusal(self.offer, self.today.rules)


def of(leaf: Leaf, *, person: Person, at: datetime, is_teaching: bool) -> Desk:
    """Open the start page; an attempt whose time is up is closed on the way."""
    version = Unit.objects.select_related("version").get(pk=leaf.unit.pk).version
    leaf.unit.version = version
    audience = Audience.TRAINER if is_teaching else Audience.TRAINEE
    made = [] if leaf.is_preview else _made(leaf, person=person, at=at)
    running = next((one for one in made if one.is_open), None)
    allowed = allowances.of(person=person.pk, unit=leaf.unit.pk)
    today = content.from_json(version.data if version else {})
    if allowed is not None:
        today = today.ruled_by(allowances.applied(today.rules, allowed))
    return Desk(
        leaf=leaf,
        today=today,
        points=pools.points(leaf.unit, today),
        introduction=introduction(version, audience),
        made=made,
        offer=_offer(made, today.rules, at=at),
        at=at,
        allowed=offers.allowed(allowed),
        clock=paper.clock(running, at=at) if running else None,
        key=_key(leaf.unit, version) if is_teaching and version else (),
    )


def _offer(made: Sequence[Attempt], rules: Rules, *, at: datetime) -> Offer:
    return availability.offer(rules, counting.course(made, rules), at=at)


def _key(unit: Unit, version: Version) -> list[tuple[int, str, Revealed]]:
    """Return all that may be asked with its answers, for who teaches the course."""
    return [
        (place, _(question.title), question.answer_key())
        for place, question in enumerate(pools.whole(unit, version), start=1)
    ]


def again(attempt: Attempt, *, at: datetime) -> str:
    """Name the way to a further attempt of the same pass; nothing if there is none."""
    made = _of_pass(attempt.unit_id, attempt.registration_id)
    rules, offer = _standing(attempt.unit_id, attempt.person_id, made, at=at)
    return offers.button(offer, rules, is_first=False) if offer.may_start else ""


def waits(unit: Unit, registration: Registration, at: datetime) -> str:
    """Say why a person cannot do anything here now; nothing if she can."""
    made = _of_pass(unit.pk, registration.pk)
    rules, offer = _standing(unit.pk, registration.person_id, made, at=at)
    is_running = any(one.is_open and not one.is_expired(at=at) for one in made)
    return "" if is_running else offers.refusal(offer, rules)


def _of_pass(unit: int, registration: int) -> list[Attempt]:
    made = Attempt.objects.filter(registration=registration, unit=unit)
    return list(made.order_by("number").defer("questions"))


def _standing(
    unit: int, person: int, made: Sequence[Attempt], *, at: datetime
) -> tuple[Rules, Offer]:
    """Return the rules as they are for the person today, and what they offer her."""
    version = Unit.objects.select_related("version").get(pk=unit).version
    today = content.from_json(version.data if version else {}).rules
    rules = allowances.relaxed(today, person=person, unit=unit)
    return rules, _offer(made, rules, at=at)


def conditions(unit: Unit, registration: Registration | None) -> Sequence[Condition]:
    """Say what completes the quiz and whether it has."""
    today = content.from_json(unit.version.data if unit.version else {})
    is_met = registration is not None and _is_done(unit, registration)
    if not today.rules.pass_mark:
        return [Condition(_("Answer the questions and hand in"), is_met=is_met)]
    points = pools.points(unit, today)
    least = words.pass_mark(today.rules, points)
    sentence = _("Reach the pass mark of %(least)s points (of %(points)s)")
    values = {"least": least, "points": points}
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
    given = Mark.objects.filter(answer__attempt=OuterRef("pk"))
    mine = mine.annotate(has_marks=Exists(given))
    return [
        endings.close_if_expired(attempt, at=at) for attempt in mine.order_by("number")
    ]


def introduction(version: Version | None, audience: Audience) -> str:
    """Return the newest rendering of what stands before the first question."""
    newest = Rendering.objects.filter(version=version, audience=audience.value)
    found = newest.order_by("-renderer").first()
    return found.html if found else ""
