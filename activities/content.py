"""What a version of an activity holds: one writer, one reader a shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from activities.kinds import KINDS
from activities.kinds.reflection import Reflection
from activities.task import Task

SHAPE = 1


@dataclass(frozen=True, slots=True)
class Content:
    """`setting` says who does it together: "person", "team" or "workshop"."""

    task: Task
    setting: str = "person"
    objectives: tuple[str, ...] = ()
    summary: str = ""

    @property
    def template(self) -> str:
        return f"activities/kinds/{self.task.kind}.html"


def to_json(content: Content) -> dict[str, object]:
    return {
        "shape": SHAPE,
        "kind": content.task.kind,
        "for": content.setting,
        "objectives": [*content.objectives],
        "summary": content.summary,
        "task": content.task.to_json(),
    }


def from_json(kept: Mapping[str, Any]) -> Content:
    """Read the data of an activity's version; shape 1 is the only one so far."""
    kind = KINDS[kept.get("kind", Reflection.kind)]
    return Content(
        task=kind.from_json(kept.get("task", {})),
        setting=kept.get("for", "person"),
        objectives=tuple(kept.get("objectives", ())),
        summary=kept.get("summary", ""),
    )
