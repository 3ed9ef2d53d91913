"""Kano: of each thing two questions, if it were there and if it were not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from activities import bodies
from activities.bodies import Answers, AnswersById
from activities.items import Item, Items
from activities.kinds import kano_results as results
from activities.kinds.kano_results import OPTIONS, Pair
from activities.task import JSON, Cell, Column, Scene, Sent, Ways
from engine.markup.page import Passage
from engine.markup.problem import gettext_noop
from engine.markup.schema import Head
from engine.markup.text import plain
from engine.measures.kano import Answer

SIDES = ("if", "not")
PLACE = "{item}"
MOST_CHARACTERS = 200
PAIRS_A_MINUTE = 2
KNOWN: frozenset[str] = frozenset(Answer)

NO_ITEM = gettext_noop(
    "The survey asks about nothing; begin each thing with a line “## thing {{#id}}”."
)
NO_PLACE = gettext_noop(
    "“{name}” must say where the name of a thing stands; write {{item}} there."
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """What is asked about; prompt and note are safe HTML."""

    id: str
    prompt: str
    note: str = ""
    was: str = ""

    @property
    def name(self) -> str:
        return plain(self.prompt)


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """One of the two questions, and the name of its field in the form."""

    question: str
    field: str
    choices: tuple[Choice, ...]

    @property
    def answer(self) -> str:
        return "".join(one.label for one in self.choices if one.is_chosen)


@dataclass(frozen=True, slots=True)
class Asked:
    attribute: Attribute
    number: int
    asks: tuple[Ask, ...]


class Questionnaire(tuple[Asked, ...]):
    """All that is asked, with the table by which the answers are read."""

    __slots__ = ()

    @property
    def table(self) -> results.Table:
        return results.table()


@dataclass(frozen=True, slots=True)
class Kano(AnswersById):
    """A body holds of each thing {"if": answer, "not": answer}, either may be missing.

    The patterns are empty where the author wrote none.
    """

    kind = "kano"
    title = _("Kano survey")
    is_named = False
    ways = Ways(
        _("Answer both questions about each thing (%(done)s of %(count)s)"),
        _("Nearly there: choose an answer to both questions here too."),
        _("Hand it in"),
        _("Hand in the answers as they are now"),
    )
    scenes = (
        Scene("counts", _("How the answers fall")),
        Scene("plane", _("What pleases, and what hurts if it is missing")),
        Scene("table", _("All the numbers")),
    )

    attributes: tuple[Attribute, ...]
    there: str = ""
    missing: str = ""

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        items.allow()
        if not items.items and not items.problems:
            items.report(items.first_line, NO_ITEM)
        there, missing = _pattern("if", head), _pattern("if-not", head)
        return cls(tuple(_attribute(one, items) for one in items.items), there, missing)

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        things = (
            Attribute(**one["stem"], note=one["guidance"]) for one in kept["questions"]
        )
        return cls(tuple(things), kept["if"], kept["if-not"])

    def to_json(self) -> dict[str, Any]:
        things = [_to_json(one) for one in self.attributes]
        return {"questions": things, "if": self.there, "if-not": self.missing}

    @property
    def minutes(self) -> int:
        return -(-len(self.attributes) // PAIRS_A_MINUTE)

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(Passage(o.name, o.id, plain(o.note)) for o in self.attributes)

    @property
    def names(self) -> Mapping[str, str]:
        return {one.id: one.was for one in self.attributes}

    def taken(self, sent: Sent) -> Answers:
        found = {one.id: _taken(one.id, sent) for one in self.attributes}
        return {id_: sides for id_, sides in found.items() if sides}

    def is_filled(self, answer: Any) -> bool:  # as it was stored
        return None not in _pair(answer)

    def shown(self, body: JSON) -> Questionnaire:
        answers = bodies.answers(body)
        return Questionnaire(
            Asked(one, number, self._asks(one, _pair(answers.get(one.id, {}))))
            for number, one in enumerate(self.attributes, 1)
        )

    def result(self, body: JSON, *, is_given: bool = False) -> results.Own:  # noqa: ARG002  # there is no right answer
        return results.own(self._pairs(body))

    def together(self, bodies: Sequence[JSON]) -> results.Together:
        names = [one.name for one in self.attributes]
        return results.together(names, [self._pairs(body) for body in bodies])

    @property
    def columns(self) -> tuple[Column, ...]:
        words = (
            gettext("{item}: there"),
            gettext("{item}: missing"),
            gettext("{item}: category"),
        )
        return tuple(
            Column(f"{one.id}-{part}", word.replace(PLACE, one.name))
            for one in self.attributes
            for part, word in zip((*SIDES, "category"), words, strict=True)
        )

    def cells(self, body: JSON) -> tuple[Cell, ...]:
        return tuple(
            cell for _name, pair in self._pairs(body) for cell in results.cells(pair)
        )

    def _pairs(self, body: JSON) -> list[tuple[str, Pair]]:
        answers = bodies.answers(body)
        return [(o.name, _pair(answers.get(o.id, {}))) for o in self.attributes]

    def _asks(self, one: Attribute, pair: Pair) -> tuple[Ask, ...]:
        patterns = (
            self.there or gettext("If “{item}” were there, how would you find it?"),
            self.missing or gettext("If “{item}” were missing, how would you find it?"),
        )
        return tuple(
            Ask(pattern.replace(PLACE, one.name), _field(one.id, side), _choices(found))
            for side, pattern, found in zip(SIDES, patterns, pair, strict=True)
        )


def _pattern(name: str, head: Head) -> str:
    found = head.text(name, most=MOST_CHARACTERS, default="")
    if found and PLACE not in found:
        head.report(name, NO_PLACE)
    return found


def _attribute(item: Item, items: Items) -> Attribute:
    return Attribute(item.id, items.prompt(item), items.html(item.lines), item.was)


def _to_json(one: Attribute) -> dict[str, Any]:
    """Keep it as questions are kept, so that links to it and its old id are found."""
    stem = {"id": one.id, "was": one.was, "prompt": one.prompt}
    return {"kind": Kano.kind, "stem": stem, "guidance": one.note}


def _field(id_: str, side: str) -> str:
    return f"{side}-{id_}"


def _taken(id_: str, sent: Sent) -> dict[str, str]:
    found = {side: sent.get(_field(id_, side), ()) for side in SIDES}
    return {side: all_[-1] for side, all_ in found.items() if {*all_[-1:]} & KNOWN}


def _pair(answer: Mapping[str, str]) -> Pair:
    there, missing = (answer.get(side) for side in SIDES)
    return Answer(there) if there else None, Answer(missing) if missing else None


def _choices(found: Answer | None) -> tuple[Choice, ...]:
    return tuple(Choice(o, str(label), o is found) for o, label in OPTIONS.items())
