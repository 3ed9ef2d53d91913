from django.apps import AppConfig

from ledger import guard


class CoursesConfig(AppConfig):
    name = "courses"

    def ready(self) -> None:
        for name in ("Release", "Version", "Rendering", "Completion"):
            guard.protect(self.get_model(name))
