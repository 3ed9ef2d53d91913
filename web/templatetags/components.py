"""Parts of a page that templates build with."""

import re
from typing import Any

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from web import doors as masthead

register = template.Library()

_MARKS = re.compile(r"[，。、；：,;:]")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)


@register.filter
def published(html: str) -> SafeString:
    """Show HTML that engine/markup/safety.py made safe when it was published."""
    return mark_safe(html)  # noqa: S308  # safe since publication


@register.filter
def filled(field: BoundField) -> SafeString:
    """Show a form field's input in the look's clothes."""
    return field.as_widget(attrs={"class": "field-input"})


@register.simple_tag
def doors(person: Any, path: str) -> list[masthead.OpenDoor]:
    return list(masthead.shown(person, path=path, at=timezone.now()))


@register.filter
def title_lines(title: str) -> list[str]:
    """Break a title after its marks, which a vertical slip does without."""
    return [line.strip() for line in _MARKS.split(title) if line.strip()]


@register.filter
def whole_days(text: str) -> SafeString:
    """Mark the days within a text, so that none breaks at its hyphens."""
    marked = _DAY.sub(r"<time>\g<0></time>", conditional_escape(text))
    return mark_safe(marked)  # noqa: S308  # escaped before it was marked


@register.filter
def hours(minutes: int) -> str:
    """Return minutes as hours, in halves: "1.5"."""
    return f"{round(minutes / 30) / 2:g}"
