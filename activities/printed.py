"""An activity for paper: its instructions, and room to write or what was written."""

from django.template.loader import render_to_string

from activities import carrying, content, responses, sheet
from activities.content import Content
from activities.task import JSON
from courses import progress
from courses.kinds import Filled
from courses.models import Registration, Version
from engine.markup.page import Audience


def html(version: Version, audience: Audience) -> str:
    """Return the worksheet: blank, or with notes and what is expected for trainers."""
    asked = content.from_json(version.data)
    rendering = sheet.newest_rendering(version, audience=audience)
    body = asked.task.expected if audience is Audience.TRAINER else {}
    return rendering.html + _items(asked, body)


def worksheet(version: Version) -> str:
    """Return what there is to fill in; a team's cards are no worksheet."""
    asked = content.from_json(version.data)
    return _items(
        asked, {}, partial="worksheet" if asked.task.is_by_team else "printed"
    )


def filled(version: Version, registration: Registration) -> Filled | None:
    """Return the sheet as she filled it in last, with what comes out of it."""
    mine = responses.of(version.unit, registration=registration)
    if not mine:
        return None
    asked = content.from_json(version.data)
    body = carrying.carried(version, mine).body
    is_done = version.unit_id in progress.done_units(registration)
    is_given = is_done or any(one.shared_at for one in mine)
    rendering = sheet.newest_rendering(version, audience=Audience.TRAINEE)
    parts = [
        rendering.html,
        _items(asked, body),
        _result(asked, asked.task.result(body, is_given=is_given)),
    ]
    return Filled("".join(parts), mine[-1].saved_at)


def _items(asked: Content, body: JSON, *, partial: str = "printed") -> str:
    return render_to_string(
        f"{asked.template}#{partial}", {"items": asked.task.shown(body)}
    )


def _result(asked: Content, result: object) -> str:
    if result is None:
        return ""
    return render_to_string(f"{asked.template}#result", {"result": result})
