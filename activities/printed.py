"""An activity for paper: its instructions, and lines to write on."""

from django.template.loader import render_to_string

from activities import content, sheet
from courses.models import Version
from engine.markup.page import Audience


def html(version: Version, audience: Audience) -> str:
    """Return the blank worksheet; the trainer's edition holds the notes for her."""
    asked = content.from_json(version.data)
    rendering = sheet.newest_rendering(version, audience=audience)
    items = render_to_string(
        f"{asked.template}#printed", {"items": asked.task.shown({})}
    )
    return rendering.html + items
