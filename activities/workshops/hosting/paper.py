"""The wall as it is now, as a PDF and as a picture."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from activities.workshops.hosting.wall import Wall
from engine.paper import picture, setting

SHEET = "wall-paper.css"
FACES = "base.css"  # asks for faces of the machine; SHEET names those for paper
WIDTH = 2560  # pixels of the picture: twice those of the wall
LEAST, MARGIN = 540, 21  # points: 720 pixels, and the page's own edge


def pdf(wall: Wall, *, at: datetime) -> bytes:
    """Set the wall on a page as long as it needs, with the site's own style sheets.

    Raises PaperUnavailable where it cannot be set.
    """
    context = {"wall": wall, "workshop": wall.workshop}
    html = render_to_string("activities/workshops/wall_paper.html", context)
    page = setting.to_pdf(
        html,
        title=_title(wall),
        language=get_language() or settings.LANGUAGE_CODE,
        made_at=at,
        stylesheets=(SHEET,),
        files=_sheets(settings.BASE_DIR / "static" / "css"),
    )
    return picture.trimmed(page, least=LEAST, margin=MARGIN)


def png(wall: Wall, *, at: datetime) -> bytes:
    return picture.to_png(pdf(wall, at=at), width=WIDTH)


def name(wall: Wall) -> str:
    """Return what the file is called, without its ending."""
    return _title(wall).replace("/", "-")


def _title(wall: Wall) -> str:
    what = wall.show.stage.unit.title if wall.show else wall.workshop.course.title
    return f"{what} {wall.workshop.code}"


def _sheets(folder: Path) -> dict[str, bytes]:
    found = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*.css")
    }
    return found | {FACES: b""}
