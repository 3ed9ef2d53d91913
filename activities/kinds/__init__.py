"""The kinds of activity. A new one is a file, a template and a line here."""

from collections.abc import Mapping

from activities.kinds.gap import Gap
from activities.kinds.kano import Kano
from activities.kinds.lists import Lists
from activities.kinds.placement import Placement
from activities.kinds.plan import Plan
from activities.kinds.quadrants import Quadrants
from activities.kinds.reflection import Reflection
from activities.kinds.self_check import SelfCheck
from activities.kinds.sort import Sort
from activities.kinds.team import TeamTask
from activities.task import Task

KINDS: Mapping[str, type[Task]] = {
    kind.kind: kind
    for kind in (
        Reflection,
        Kano,
        Gap,
        Quadrants,
        Plan,
        Lists,
        Sort,
        TeamTask,
        Placement,
        SelfCheck,
    )
}
