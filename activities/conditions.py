"""What must be done before an activity counts as done."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from activities import carrying, content, responses
from activities.content import Content
from activities.task import JSON
from courses import progress
from courses.kinds import Condition
from courses.models import Registration, Unit


def told(content: Content, body: JSON, *, is_shared: bool) -> list[Condition]:
    """Say in words what is to do and what is done."""
    asked = len(content.task.names)
    done = len(set(content.task.filled(body)) & set(content.task.names))
    words = str(content.task.ways.condition) % {"done": done, "count": asked}
    return [
        Condition(words, is_met=not content.task.left(body)),
        Condition(_giving(content), is_met=is_shared),
    ]


def _giving(content: Content) -> str:
    if content.task.is_named:
        return _("Share it with your trainer")
    return _("Hand it in; it is counted without your name")


def of_unit(unit: Unit, registration: Registration | None) -> Sequence[Condition]:
    """Return the conditions for whoever asks without having the page."""
    if unit.version is None:
        return []
    asked = content.from_json(unit.version.data)
    if registration is None:
        return told(asked, {}, is_shared=False)
    mine = responses.of(unit, registration=registration)
    is_done = unit.pk in progress.done_units(registration)
    is_shared = is_done or any(one.shared_at for one in mine)
    return told(asked, carrying.carried(unit.version, mine).body, is_shared=is_shared)
