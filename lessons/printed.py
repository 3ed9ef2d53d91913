"""A lesson's text for paper: questions with boxes, lines to write on."""

from django.template.loader import render_to_string

from courses.models import Rendering, Version
from engine.markup.page import Audience
from lessons import reading, text
from lessons.text import Check, Lines, Text


def html(version: Version, audience: Audience) -> str:
    """Return the text of the version; the trainer's edition holds the answers."""
    newest = reading.newest_rendering(version, audience=audience)
    return of_rendering(newest, version, audience)


def of_rendering(rendering: Rendering, version: Version, audience: Audience) -> str:
    """Return the text as one rendering of the version has it."""
    content = text.from_json(version.data)
    slots = {slot.id: slot for slot in content.slots}
    whole = text.SLOT.sub(
        lambda found: _slot(slots.get(found[1]), audience), rendering.html
    )
    return whole + sources(content)


def worksheet(version: Version) -> str:
    """Return the lines to write on, with what is asked there, and nothing to read."""
    content = text.from_json(version.data)
    return "".join(map(_lines, content.lines.values()))


def sources(content: Text) -> str:
    if not content.sources:
        return ""
    values = {"sources": content.sources}
    return render_to_string("lessons/printed_sources.html", values)


def _slot(slot: Check | Lines | None, audience: Audience) -> str:
    if isinstance(slot, Check):
        is_key = audience is Audience.TRAINER
        question = slot.question.answer_key() if is_key else slot.question.asked()
        return render_to_string("lessons/printed_check.html", {"question": question})
    return _lines(slot) if slot else ""


def _lines(slot: Lines) -> str:
    lines = {"lines": slot, "rows": range(slot.count)}
    return render_to_string("lessons/printed_lines.html", lines)
