"""Questions answered with a number, within a tolerance and in a unit if need be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import islice
from operator import attrgetter
from typing import Any, ClassVar, Self

from engine.markup.problem import gettext_noop as _
from engine.questions import measure, quantity
from engine.questions.accepted_lines import AcceptedLine, accepted_lines, check
from engine.questions.draft import Draft
from engine.questions.measure import Measure, NoMeasure
from engine.questions.quantity import Quantity
from engine.questions.question import JSON, Stem
from engine.questions.typed import LONGEST, Answer, Typed

_SCALES = {
    "万": Fraction(10_000),
    "亿": Fraction(100_000_000),
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
}


class Unit(StrEnum):
    """Whether an answer must bear its unit; the first is the default.

    ``optional``: none is taken for that of the first answer, a wrong one is wrong
    (Moodle's "units are optional", without its penalty). ``ignored``: whatever stands
    behind the number does not count.
    """

    OPTIONAL = "optional"
    REQUIRED = "required"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Typed):
    """A number. A response is the text that was typed; what is no number earns 0.

    Values and bounds are exact fractions, and the bounds themselves are right.
    """

    kind: ClassVar[str] = "number"
    title: ClassVar[str] = _("Number")
    attributes: ClassVar[frozenset[str]] = frozenset({"as", "unit"})

    accepted: tuple[Measure, ...]
    unit: Unit = Unit.OPTIONAL

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        """Claim lines that are all numbers, or one of which bears a tolerance."""
        found, wanted = accepted_lines(draft), draft.attributes.get("as")
        if not found or wanted == "text":
            return False
        return (
            wanted == "number"
            or any(measure.has_tolerance(line.text) for line in found)
            or all(measure.is_plain(line.text) for line in found)
        )

    @property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(Answer(each.text, each.feedback) for each in self.accepted)

    def matched(self, text: str) -> Answer | None:
        given = quantity.read(text)
        if given is None:
            return None
        for each in self.accepted:
            if any(each.holds(value) for value in self._values(given, each)):
                return Answer(each.text, each.feedback)
        return None

    def _values(self, given: Quantity, each: Measure) -> list[Fraction]:
        """Return what was given in the unit of an answer; none if it is another's."""
        readings = _readings(given)
        if self.unit is Unit.IGNORED:
            return [value for _rest, value in readings]
        fitting = (
            value
            for rest, value in readings
            if rest == each.folded_unit or not (rest or self._is_missed(each))
        )
        return [*islice(fitting, 1)]

    def _is_missed(self, each: Measure) -> bool:
        """Say whether a number without a unit is none of this answer."""
        is_first = each.folded_unit == self.accepted[0].folded_unit
        return self.unit is Unit.REQUIRED or not is_first

    def note(self) -> str:
        if self.unit is Unit.REQUIRED:
            return "unit-required"
        return "unit" if any(each.unit for each in self.accepted) else "number"

    def is_readable(self, text: str) -> bool:
        return quantity.read(text) is not None

    def right_answer(self) -> JSON:
        first = self.accepted[0]
        return f"{first.number} {first.unit}".strip()

    def body(self) -> dict[str, JSON]:
        return {
            "accepted": [each.to_json() for each in self.accepted],
            "unit": self.unit.value,
        }

    @classmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        accepted = tuple(Measure.from_json(entry) for entry in body["accepted"])
        if not accepted:
            raise ValueError(body)
        return cls(stem=stem, accepted=accepted, unit=Unit(str(body["unit"])))

    @classmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self | None:
        """Read the numbers; None if there is none."""
        draft.word("as", ["number"])
        unit = Unit(draft.word("unit", [*Unit]))
        found = accepted_lines(draft)
        check(found, draft, longest=LONGEST)
        accepted = tuple(_measures(found, draft))
        if unit is Unit.REQUIRED and not all(each.unit for each in accepted):
            draft.problem(
                draft.line,
                _(
                    "“unit=required” asks for a unit, but an answer has none. Write it "
                    "behind the number, or remove “unit=required”."
                ),
            )
        return cls(stem=stem, accepted=accepted, unit=unit) if accepted else None


def _measures(found: Sequence[AcceptedLine], draft: Draft) -> Iterator[Measure]:
    for line in filter(attrgetter("text"), found):
        feedback = draft.html(line.feedback_lines)
        try:
            yield measure.read(line.text[:LONGEST], feedback=feedback)
        except NoMeasure as mistake:
            draft.problem(line.line, mistake.args[0], text=line.text)


def _readings(given: Quantity) -> Iterator[tuple[str, Fraction]]:
    """Return the number with its whole unit, then scaled: 1.5 万元 as 15000 元."""
    yield given.folded_unit, given.value
    for sign, factor in _SCALES.items():
        if given.folded_unit.startswith(sign):
            yield given.folded_unit.removeprefix(sign), given.value * factor
