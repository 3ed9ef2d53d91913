from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ledger import guard
from web import doors


class QuizzesConfig(AppConfig):
    name = "quizzes"

    def ready(self) -> None:
        for part in ("kind", "regular", "regrading.work"):
            import_module(f"quizzes.{part}")
        for record in ("Mark", "Regrade", "Regraded"):
            guard.protect(self.get_model(record))
        marks = import_module("quizzes.byhand.access").marks
        doors.add(doors.Door(_("Marking"), "/marking/", marks, order=30))
