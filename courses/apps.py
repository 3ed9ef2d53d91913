from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ledger import guard
from web import doors


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Courses")

    def ready(self) -> None:
        for name in ("Release", "Version", "Rendering", "Completion"):
            guard.protect(self.get_model(name))
        doors.add(doors.Door(_("Courses"), "/courses/", _everybody, 20))
        doors.add(doors.Door(_("Search"), "/search/", _everybody, 80))


def _everybody(_person: object, _at: object) -> bool:
    return True
