"""Names a handout by all that goes into it, without making it."""

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from courses.models import Rendering
from handouts.matter import Matter

PRINTERS = ("weasyprint", "pikepdf", "tinyhtml5")
FLOORS = ("activities", "handouts", "lessons", "quizzes")
SHAPED_BY = (
    *(f"{floor}/**/*.py" for floor in FLOORS),
    *(f"templates/{floor}/**/*.html" for floor in (*FLOORS, "questions")),
    "engine/measures/*.py",
    "engine/paper/*.py",
    "engine/paper/faces/*.ttf",
    "engine/questions/*.py",
    "locale/*/LC_MESSAGES/django.po",
    "static/css/print*.css",
    "static/css/tokens.css",
    "static/img/seal-jiangyi.svg",
)


def of(matter: Matter) -> str:
    """Return the name in one query: another text or another print makes another."""
    course, choice = matter.course, matter.choice
    parts = [
        press(settings.BASE_DIR),
        settings.SITE_ADDRESS,
        settings.ORGANISATION,
        [course.slug, course.title, course.language],
        [matter.release.pk, matter.release.number],
        [choice.edition.value, choice.parts, choice.draw, choice.form.key()],
        matter.versions,
        _renderers(matter),
        *_own(matter),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _own(matter: Matter) -> list[str]:
    own = matter.own
    return [own.name, own.at.isoformat(), own.html] if own else []


def _renderers(matter: Matter) -> list[tuple[int, int]]:
    """Return which renderer made the newest HTML of each version."""
    shown = Rendering.objects.filter(
        version__in=matter.versions, audience=matter.audience.value
    )
    newest = shown.values_list("version").annotate(newest=Max("renderer"))
    return sorted(newest)


@cache
def press(folder: Path) -> str:
    """Return a name for whatever turns texts into paper, reckoned once a process.

    Style sheets, faces, templates, words and the printer itself: who upgrades any of
    them need not remember to throw old books away.
    """
    sum_ = hashlib.sha256(" ".join(map(version, PRINTERS)).encode())
    for path in sorted({one for name in SHAPED_BY for one in folder.glob(name)}):
        sum_.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            sum_.update(hashlib.file_digest(file, "sha256").digest())
    return sum_.hexdigest()
