"""An activity's page as one person sees it: what is asked, and what she made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from activities import carrying, conditions, content, responses, snapshots
from activities.carrying import Carried
from activities.content import Content
from activities.models import Response
from activities.task import JSON, Dated, Task
from courses.kinds import Condition
from courses.models import Rendering, Unit, Version
from courses.outline import State
from courses.volume import Leaf
from engine.markup.page import Audience


@dataclass(frozen=True)
class Sheet:
    """`wish` says what hinders; `missing` are the ids of what is left to fill in.

    `dated` is what she gave so far, if the activity is one to come back to.
    """

    leaf: Leaf
    version: Version
    html: str
    content: Content
    carried: Carried
    mine: Sequence[Response] = ()
    dated: Sequence[Dated] = ()
    is_teaching: bool = False
    wish: str = ""
    missing: Sequence[str] = ()

    def wishing(
        self, wish: str, *, missing: Sequence[str] = (), body: JSON | None = None
    ) -> "Sheet":
        """Return the page with what hinders, and with a body that is not saved."""
        shown = self.carried if body is None else replace(self.carried, body=body)
        return replace(self, wish=wish, missing=missing, carried=shown)

    @cached_property
    def latest(self) -> Response | None:
        """Return what was saved last, if anything was."""
        return self.mine[-1] if self.mine else None

    @cached_property
    def shared(self) -> Response | None:
        """Return what the trainers see now, if anything."""
        return next((one for one in self.mine if one.shared_at), None)

    @property
    def is_waiting(self) -> bool:
        """Say whether sharing is the next thing to do here."""
        return not (self.is_given or self.leaf.is_preview)

    @property
    def is_changed(self) -> bool:
        """Say whether she wrote on after sharing."""
        shared = self.shared
        if shared is None or shared.shared is None:
            return False
        copy = Response(body=shared.shared, version=shared.version)
        return carrying.carried(self.version, [copy]).body != self.carried.body

    @property
    def task(self) -> Task:
        return self.content.task

    @property
    def is_given(self) -> bool:
        """Say whether she ever gave it in this registration."""
        return self.leaf.entry.state is State.DONE or self.shared is not None

    @property
    def has_result(self) -> bool:
        """Say whether something comes out of what is filled in, while it is."""
        return type(self.task).result is not Task.result

    @cached_property
    def result(self) -> object:
        """Return what comes out of what she filled in so far, if anything does."""
        if not self.task.filled(self.carried.body):
            return None
        return self.task.result(self.carried.body, is_given=self.is_given)

    @cached_property
    def course(self) -> object:
        return self.task.course(self.dated) if self.dated else None

    @property
    def items(self) -> Sequence[object]:
        return self.content.task.shown(self.carried.body)

    @property
    def conditions(self) -> Sequence[Condition]:
        return conditions.told(self.content, self.carried.body, is_shared=self.is_given)


def of(leaf: Leaf, *, is_teaching: bool = False) -> Sheet:
    """Return the page; who previews it sees what is for trainers, and no words."""
    audience = Audience.TRAINER if leaf.is_preview else Audience.TRAINEE
    version = todays_version(leaf.unit)
    asked = content.from_json(version.data)
    mine = _mine(leaf)
    return Sheet(
        leaf=leaf,
        version=version,
        html=newest_rendering(version, audience=audience).html,
        content=asked,
        carried=carrying.carried(version, mine),
        mine=mine,
        dated=_dated(asked.task, leaf, version),
        is_teaching=is_teaching,
    )


def todays_version(unit: Unit) -> Version:
    version = Version.objects.defer("source").get(pk=unit.version_id or 0)
    version.unit = unit
    return version


def version_shown(unit: Unit, key: int) -> Version:
    """Return the version that a page says it showed, else today's."""
    shown = Version.objects.defer("source").filter(unit=unit, pk=key).first()
    if shown is None:
        return todays_version(unit)
    shown.unit = unit
    return shown


def newest_rendering(version: Version, *, audience: Audience) -> Rendering:
    renderings = Rendering.objects.filter(version=version, audience=audience.value)
    return renderings.order_by("-renderer")[:1].get()


def _mine(leaf: Leaf) -> list[Response]:
    if leaf.is_preview or leaf.registration is None:
        return []
    return responses.of(leaf.unit, registration=leaf.registration)


def _dated(task: Task, leaf: Leaf, version: Version) -> list[Dated]:
    """Return what she gave so far, in earlier registrations too."""
    if leaf.is_preview or leaf.registration is None or not task.is_repeated:
        return []
    return snapshots.of(leaf.registration.person_id, version=version)
