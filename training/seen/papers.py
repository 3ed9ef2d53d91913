"""The text of a record as safe HTML: that of its own rendering, not today's."""

from courses import kinds
from courses.models import Rendering, Version
from engine.markup.page import Audience
from lessons import printed
from training.seen.records import Sight

LESSON = "lesson"


def html(sight: Sight) -> str:
    """Return what she saw; a quiz's questions stand in the attempt itself."""
    return of(sight.version, kind=sight.unit.kind, rendering=sight.rendering)


def of(version: Version, *, kind: str, rendering: Rendering | None = None) -> str:
    """Return the text of a version, in the rendering given or the newest one."""
    if rendering is not None and kind == LESSON:
        return printed.of_rendering(rendering, version, Audience.TRAINEE)
    return kinds.named(kind).printed(version, Audience.TRAINEE)
