"""Self-check: statements to agree with or not, and the mean of each of their groups."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any, Self

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from activities import bodies, bullets
from activities.bodies import Answers, AnswersById
from activities.bullets import Listed
from activities.items import Items
from activities.kinds import self_check_results as results
from activities.kinds.self_check_results import Course, Result, Together
from activities.kinds.self_check_sheet import (
    STEPS,
    Group,
    Questionnaire,
    Stated,
    Statement,
)
from activities.task import JSON, Cell, Column, Dated, Scene, Sent, Ways
from engine.markup.page import Passage
from engine.markup.problem import gettext_noop
from engine.markup.schema import Head
from engine.measures.exact import Score, mean

LEAST = 3
LEAD = "0.5"
MOST_LEAD = 4
SECONDS_A_STATEMENT = 12
SECONDS_A_MINUTE = 60

NO_GROUP = gettext_noop(
    "The self-check has no group; begin with a line “## name {{#id}}” and list "
    "statements below it, each as “- text {{#id}}”."
)
ONE_GROUP = gettext_noop(
    "One group alone cannot lead; add another, or write “verdict: no” in the head."
)
TOO_FEW = gettext_noop(
    "A mean needs {least} answers, and here are {count} statements. Add some, or write "
    "a smaller “least” in the head."
)
NOT_A_LEAD = gettext_noop(
    "“{name}” must be a number of points above 0 and up to 4 such as 0.5, not “{text}”."
)

_CODES = {str(value): value for value in STEPS}
_NUMBER = re.compile(r"[0-9](\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class SelfCheck(AnswersById):
    """A body holds a number from 1 to 5 for each statement that was answered.

    A group has a mean from `least` answers on. It is named as the highest if it leads
    all others by `lead` points; `has_verdict` says whether any ever is.
    """

    kind = "self-check"
    title = _("Self-check")
    ways = Ways(
        _("Say how far you agree with the statements (%(done)s of %(count)s)"),
        _("Answer here too: this mean still needs it."),
        _("Hand it in"),
        _("Hand in my answers as they are now"),
    )
    is_named = False
    is_repeated = True
    scenes = (
        Scene("means", _("The mean of each group")),
        Scene("statements", _("Statement by statement")),
    )

    groups: tuple[Group, ...]
    least: int = LEAST
    lead: Fraction = Fraction(LEAD)
    has_verdict: bool = True

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        items.allow()
        task = cls(
            groups=tuple(_group(one, items) for one in bullets.read(items)),
            least=head.whole("least", least=1, most=40, default=LEAST),
            lead=_lead(head),
            has_verdict=head.yes_no("verdict", default=True),
        )
        _report(items, task)
        return task

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        return cls(
            groups=tuple(map(Group.from_json, kept["groups"])),
            least=kept["least"],
            lead=Fraction(kept["lead"]),
            has_verdict=kept["verdict"],
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "groups": [one.to_json() for one in self.groups],
            "least": self.least,
            "lead": str(self.lead),
            "verdict": self.has_verdict,
        }

    @property
    def statements(self) -> list[Statement]:
        """Return all statements, shuffled the same for everybody and for ever."""
        found = [statement for one in self.groups for statement in one.statements]
        return sorted(found, key=lambda one: sha256(one.id.encode()).digest())

    @property
    def minutes(self) -> int:
        seconds = len(self.statements) * SECONDS_A_STATEMENT
        return -(-seconds // SECONDS_A_MINUTE)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the statements alone: what group they belong to comes out later."""
        return tuple(Passage("", one.id, one.name) for one in self.statements)

    @property
    def names(self) -> Mapping[str, str]:
        return {one.id: one.was for one in self.statements}

    @property
    def columns(self) -> tuple[Column, ...]:
        words = now("%(group)s: %(statement)s")
        return tuple(
            Column(one.id, words % {"group": group.name, "statement": one.name})
            for group in self.groups
            for one in group.statements
        )

    def cells(self, body: JSON) -> tuple[Cell, ...]:
        answers = _answers(body)
        return tuple(answers.get(column.id) for column in self.columns)

    def taken(self, sent: Sent) -> Answers:
        found = {one.id: sent.get(one.field, ("",))[-1] for one in self.statements}
        return {id_: _CODES[code] for id_, code in found.items() if code in _CODES}

    def is_filled(self, answer: Any) -> bool:  # as it was stored
        return answer in STEPS

    def left(self, body: JSON) -> list[str]:
        """Return what is unanswered in the groups that have no mean yet."""
        answers = _answers(body)
        lacking = {
            statement.id
            for group, score in zip(self.groups, self.scores(body), strict=True)
            for statement in group.statements
            if score.value is None and statement.id not in answers
        }
        return [one.id for one in self.statements if one.id in lacking]

    def shown(self, body: JSON) -> tuple[Questionnaire]:
        answers = _answers(body)
        stated = tuple(
            Stated(number, one, answers.get(one.id))
            for number, one in enumerate(self.statements, 1)
        )
        scores = self.scores(body)
        return (Questionnaire(stated, self.groups, scores, self.least, self._margin),)

    def scores(self, body: JSON) -> tuple[Score, ...]:
        """Return the mean of each group, which needs so many answers, and their n."""
        answers = _answers(body)
        found = [
            [answers[one.id] for one in group.statements if one.id in answers]
            for group in self.groups
        ]
        return tuple(
            Score(mean(one) if len(one) >= self.least else None, len(one))
            for one in found
        )

    def result(
        self,
        body: JSON,
        *,
        is_given: bool = False,  # noqa: ARG002  # it tells no right answers
    ) -> Result | None:
        answers = _answers(body)
        if not answers:
            return None
        return results.alone(self.groups, self.scores(body), answers, self._margin)

    def together(self, bodies_: Sequence[JSON]) -> Together:
        given = [(self.scores(one), _answers(one)) for one in bodies_ if _answers(one)]
        return results.together(self.groups, given, self._margin)

    def recalled(self, body: JSON, ids: Mapping[str, str]) -> JSON:
        """Keep the means as this version takes them, for the statements may change."""
        groups = results.recalled(self.groups, self.scores(body), self._margin)
        return {**self.renamed(body, ids), **groups}

    def course(self, given: Sequence[Dated]) -> Course | None:
        return results.course(self.groups, given)

    @property
    def _margin(self) -> Fraction | None:
        return self.lead if self.has_verdict else None


def _answers(body: JSON) -> dict[str, int]:
    found = bodies.answers(body).items()
    return {id_: one for id_, one in found if one in STEPS}


def _group(listed: Listed, items: Items) -> Group:
    return Group(
        id=listed.item.id,
        prompt=items.prompt(listed.item),
        statements=tuple(
            Statement(one.id, one.text, one.was) for one in listed.bullets
        ),
        text=listed.guidance,
        was=listed.item.was,
    )


def _lead(head: Head) -> Fraction:
    text = head.text("lead", default=LEAD)
    if _NUMBER.fullmatch(text) and 0 < Fraction(text) <= MOST_LEAD:
        return Fraction(text)
    head.report("lead", NOT_A_LEAD, text=text)
    return Fraction(LEAD)


def _report(items: Items, task: SelfCheck) -> None:
    if not items.items and not items.problems:
        items.report(items.first_line, NO_GROUP)
    if len(items.items) == 1 and task.has_verdict:
        items.report(items.items[0].head.line, ONE_GROUP)
    for item, group in zip(items.items, task.groups, strict=True):
        count = len(group.statements)
        if count < task.least:
            items.report(item.head.line, TOO_FEW, least=task.least, count=count)
