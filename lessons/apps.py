from importlib import import_module

from django.apps import AppConfig

from ledger import guard


class LessonsConfig(AppConfig):
    name = "lessons"

    def ready(self) -> None:
        import_module("lessons.kind")
        guard.protect(self.get_model("Attestation"))
