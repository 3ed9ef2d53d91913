"""The cards of teams as a PDF: to print, to fold and to stand on their tables."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from activities.teams.board import Table
from courses.models import Unit
from engine.paper.setting import to_pdf

SHEETS = ("print.css", "tokens.css")
TEMPLATE = "activities/kinds/team.html#cards"


def pdf(tables: Sequence[Table], *, unit: Unit, at: datetime) -> bytes:
    """Return a page a team; raises PaperUnavailable where pages cannot be set."""
    language = unit.course.language
    with translation.override(language.lower()):
        html = render_to_string(TEMPLATE, {"items": [one.card for one in tables]})
        title = " · ".join([unit.course.title, _("Cards of the teams")])
    folder = settings.BASE_DIR / "static" / "css"
    return to_pdf(
        html,
        title=title,
        language=language,
        made_at=at,
        stylesheets=SHEETS[:1],
        files={name: (folder / name).read_bytes() for name in SHEETS},
    )
