"""Plan: actions, each with what, who, when, an indicator and a first step."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities import bodies
from activities.bodies import Answers, AnswersById
from activities.items import Item, Items
from activities.kinds import plan_rows as rows
from activities.kinds.plan_rows import FIELDS, Action, Row, Rules
from activities.task import JSON, Cell, Column, Scene, Sent, TooLong, Ways
from engine.markup.page import Passage
from engine.markup.problem import gettext_noop
from engine.markup.schema import Head
from engine.markup.text import plain

MOST_CHARACTERS = 2_000
DAYS = timedelta(days=30)
MINUTES_AN_ACTION = 5
REVIEW = "review_on"
REVIEW_FIELD = "review-on"

NO_ACTION = gettext_noop(
    "The plan has no action; begin each one with a line “## action {{#id}}”."
)
TOO_SOON = gettext_noop(
    "“{name}” is how many days pass until one looks back; write 1 d or more."
)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Plan(AnswersById):
    """A body holds of each action its texts by field, and next to the answers a day.

    {"shape": 1, "answers": {"listen": {"what": "…"}}, "review_on": "2026-12-22"}
    """

    kind = "plan"
    title = _("Action plan")
    ways = Ways(
        _("Plan your actions: what, who, when, first step (%(done)s planned)"),
        _("Nearly there: what, who, when and a first step are needed here."),
        _("Share it with the trainer"),
        _("Share the plan as it is now"),
    )
    scenes = (
        Scene("counts", _("What we are going to do")),
        Scene("firsts", _("Our first steps")),
    )

    actions: tuple[Action, ...]
    rules: Rules

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        items.allow()
        if not items.items and not items.problems:
            items.report(items.first_line, NO_ACTION)
        most = max(1, len(items.items))
        least = head.whole("least", least=1, most=most, default=1)
        days = head.duration("review", default=DAYS).days
        if days < 1:
            head.report("review", TOO_SOON)
        actions = tuple(_action(one, items) for one in items.items)
        return cls(actions, Rules(least, max(1, days)))

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        actions = (
            Action(**one["stem"], note=one["guidance"]) for one in kept["questions"]
        )
        return cls(tuple(actions), Rules(kept["least"], kept["review"]))

    def to_json(self) -> dict[str, Any]:
        return {
            "questions": [_to_json(one) for one in self.actions],
            "least": self.rules.least,
            "review": self.rules.days,
        }

    @property
    def minutes(self) -> int:
        return MINUTES_AN_ACTION * (1 + self.rules.least)

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(Passage(one.name, one.id, plain(one.note)) for one in self.actions)

    @property
    def names(self) -> Mapping[str, str]:
        return {one.id: one.was for one in self.actions}

    def taken(self, sent: Sent) -> Answers:
        found = {one.id: _taken(one, sent) for one in self.actions}
        return {id_: texts for id_, texts in found.items() if texts}

    def body(self, sent: Sent) -> dict[str, Any]:
        answers = self.taken(sent)
        made = {**bodies.of(answers), REVIEW: _review_sent(sent)}
        texts = (text for one in answers.values() for text in one.values())
        if any(len(text) > MOST_CHARACTERS for text in texts):
            raise TooLong(made)
        return made

    def merged(self, bodies: Sequence[JSON]) -> dict[str, Any]:
        days = [one[REVIEW] for one in bodies if REVIEW in one]
        return AnswersById.merged(self, bodies) | {REVIEW: "".join(days[-1:])}

    def renamed(self, body: JSON, ids: Mapping[str, str]) -> dict[str, Any]:
        return AnswersById.renamed(self, body, ids) | {REVIEW: body.get(REVIEW, "")}

    def is_filled(self, answer: Any) -> bool:  # as it was stored
        return not rows.left(answer)

    def left(self, body: JSON) -> list[str]:
        """Return what was begun, if too few actions are planned; else the first one."""
        table = self.shown(body)
        if sum(row.is_planned for row in table) >= self.rules.least:
            return []
        open_ = [row for row in table if not row.is_planned]
        begun = [row.action.id for row in open_ if row.is_begun]
        return begun or [row.action.id for row in open_[:1]]

    def shown(self, body: JSON) -> rows.Sheet:
        answers = bodies.answers(body)
        made = (
            rows.row(one, number, answers.get(one.id, {}))
            for number, one in enumerate(self.actions, 1)
        )
        return rows.Sheet.of(made, rules=self.rules, review_on=review_on(body))

    def result(self, body: JSON, *, is_given: bool = False) -> rows.Sheet:  # noqa: ARG002  # it is her own
        return self.shown(body)

    def together(self, bodies: Sequence[JSON]) -> rows.Together:
        return rows.together([self.shown(one) for one in bodies])

    def planned(self, body: JSON) -> list[Row]:
        """Return the rows that hold all that a plan needs."""
        return [row for row in self.shown(body) if row.is_planned]

    @property
    def columns(self) -> tuple[Column, ...]:
        cells = (
            Column(f"{one.id}-{field.code}", f"{one.name}：{field.label}")
            for one in self.actions
            for field in FIELDS
        )
        return (*cells, Column(REVIEW_FIELD, gettext("To be looked at again on")))

    def cells(self, body: JSON) -> tuple[Cell, ...]:
        table = self.shown(body)
        day = table.review_on
        texts = (entry.text for row in table for entry in row.entries)
        return (*texts, day.isoformat() if day else "")


def review_on(body: JSON) -> date | None:
    """Return the day she chose to look at it again; None: as the activity says."""
    return _day(body.get(REVIEW, ""))


def _action(item: Item, items: Items) -> Action:
    return Action(item.id, items.prompt(item), items.html(item.lines), item.was)


def _to_json(one: Action) -> dict[str, Any]:
    """Keep it as questions are kept, so that links to it and its old id are found."""
    stem = {"id": one.id, "was": one.was, "prompt": one.prompt}
    return {"kind": Plan.kind, "stem": stem, "guidance": one.note}


def _taken(one: Action, sent: Sent) -> dict[str, str]:
    found = {field.code: sent.get(field.name_for(one), ()) for field in FIELDS}
    return {
        code: all_[-1].replace("\r\n", "\n") for code, all_ in found.items() if all_
    }


def _review_sent(sent: Sent) -> str:
    """Return the day as it is kept; one that cannot be counts as not chosen."""
    day = _day("".join(sent.get(REVIEW_FIELD, ())[-1:]))
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
