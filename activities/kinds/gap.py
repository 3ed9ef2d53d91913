"""Gap: what was expected of each thing, and what was found (P − E)."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Self

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.charts import gap as bars
from activities.charts import levels as stacks
from activities.charts.frame import Frame
from activities.items import Items
from activities.ratings import things
from activities.ratings.asked import Progress, Side
from activities.ratings.task import Ratings
from activities.ratings.things import Dimension
from activities.task import JSON, Scene, Ways
from engine.markup.problem import gettext_noop
from engine.markup.schema import Head
from engine.measures import gap as gaps
from engine.measures import levels
from engine.measures.gap import Pair
from engine.measures.levels import Distribution, Thresholds

NEAR, FAR = Decimal("0.5"), Decimal("1.5")
LEVEL_WORDS = (
    pgettext_lazy("level", "Very low"),
    pgettext_lazy("level", "Rather low"),
    pgettext_lazy("level", "Middling"),
    pgettext_lazy("level", "Rather high"),
    pgettext_lazy("level", "Very high"),
)
NOT_A_STEP = gettext_noop(
    "“{name}” must be a number of points above 0 and up to 4 such as 0.5, not “{text}”."
)
WRONG_ORDER = gettext_noop(
    "“near” is {near} and “far” is {far}: write a “far” that is not below “near”."
)

_NUMBER = re.compile(r"[0-9](\.[0-9]{1,3})?")
_MOST = 4


@dataclass(frozen=True, slots=True)
class Result:
    """What comes out of one person's answers; `overall` has her means."""

    progress: Progress
    levels: stacks.Chart
    bars: bars.Chart


@dataclass(frozen=True, slots=True)
class Together:
    """What comes out of many: the levels, the dimensions, and the items in them."""

    n: int
    levels: stacks.Chart
    dimensions: bars.Chart
    bars: bars.Chart


@dataclass(frozen=True, slots=True)
class Gap(Ratings):
    """A level begins `near` points off zero, the outer ones `far` points off it."""

    kind = "gap"
    title = _("Expected and perceived")
    ways = Ways(
        _("Rate at least one item on both sides (%(done)s of %(count)s rated)"),
        _("Rate at least one item on both sides, then you can hand it in."),
        _("Hand it in"),
        _("Hand in my ratings as they are now"),
    )
    scenes = (
        Scene("levels", _("Five levels of satisfaction")),
        Scene("dimensions", _("Gap of each dimension")),
        Scene("items", _("Gap of each item")),
    )
    sides = (
        Side("e", _("Expectation"), LEVEL_WORDS),
        Side("p", _("Actual experience"), LEVEL_WORDS),
    )
    fewest = 1

    dimensions: tuple[Dimension, ...]
    near: Decimal = NEAR
    far: Decimal = FAR

    @classmethod
    def read(cls, items: Items, head: Head) -> Self:
        near = _points(head, "near", NEAR)
        far = _points(head, "far", FAR)
        if far < near:
            name = "far" if head.has("far") else "near"
            head.report(name, WRONG_ORDER, near=near, far=far)
            near, far = NEAR, FAR
        return cls(things.read(items), near, far)

    @classmethod
    def from_json(cls, kept: JSON) -> Self:
        return cls(
            things.from_json(kept),
            Decimal(kept.get("near", NEAR)),
            Decimal(kept.get("far", FAR)),
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "dimensions": things.to_json(self.dimensions),
            "near": str(self.near),
            "far": str(self.far),
        }

    def result(self, body: JSON, *, is_given: bool = False) -> Result:
        progress = self.progress(body, is_given=is_given)
        people = [self._pairs(body)]
        survey = gaps.survey(people, self._keys)
        n = survey.n
        return Result(
            progress,
            stacks.chart(
                Frame("own-levels", now("Your answers in five levels"), n),
                [(now("All items"), self._levels(people, self.names.keys()))],
            ),
            bars.chart(Frame("own-gap", now("Your gaps"), n), survey, self._groups),
        )

    def together(self, bodies: Sequence[JSON]) -> Together:
        """Return what came of many; what too few rated is in no mean of it."""
        people = [self._pairs(body) for body in bodies]
        kept = self.enough(bodies)
        fit = [{id_: pair[id_] for id_ in kept} for pair in people]
        survey = replace(
            gaps.survey(fit, self._keys), items=gaps.survey(people, self._keys).items
        )
        n = self.raters(bodies)
        return Together(
            n,
            self._stacks(fit, n),
            bars.chart(
                Frame("dimensions", str(self.scenes[1].title), n, is_group=True),
                replace(
                    survey, items=survey.dimensions, dimensions={"": survey.overall}
                ),
                [bars.Group("", "", {one.id: one.name for one in self.dimensions})],
            ),
            bars.chart(
                Frame("gaps", str(self.scenes[2].title), n, is_group=True),
                survey,
                self._groups,
            ),
        )

    @property
    def _keys(self) -> dict[str, tuple[str, ...]]:
        return {
            one.id: tuple(entry.id for entry in one.entries) for one in self.dimensions
        }

    @property
    def _groups(self) -> list[bars.Group]:
        return [
            bars.Group(
                one.id, one.name, {entry.id: entry.name for entry in one.entries}
            )
            for one in self.dimensions
        ]

    def _pairs(self, body: JSON) -> dict[str, Pair]:
        return {id_: Pair(*values) for id_, values in self.rated(body).items()}

    def _levels(
        self, people: Sequence[Mapping[str, Pair]], ids: Collection[str]
    ) -> Distribution:
        pairs = [one[id_] for one in people for id_ in ids if id_ in one]
        return levels.distribution(pairs, Thresholds(self.near, self.far))

    def _stacks(self, people: Sequence[Mapping[str, Pair]], n: int) -> stacks.Chart:
        rows = [
            (one.name, self._levels(people, self._keys[one.id]))
            for one in self.dimensions
        ]
        whole = now("All items") if len(rows) > 1 else ""
        frame = Frame("levels", str(self.scenes[0].title), n, is_group=True)
        return stacks.chart(frame, rows, whole=whole)


def _points(head: Head, name: str, usual: Decimal) -> Decimal:
    """Read a distance in points of the scale."""
    text = head.text(name, default=str(usual))
    found = Decimal(text) if _NUMBER.fullmatch(text) else Decimal(0)
    if 0 < found <= _MOST:
        return found
    head.report(name, NOT_A_STEP, text=text)
    return usual
