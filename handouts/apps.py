from importlib import import_module

from django.apps import AppConfig


class HandoutsConfig(AppConfig):
    name = "handouts"

    def ready(self) -> None:
        for part in ("building", "regular"):
            import_module(f"handouts.{part}")
