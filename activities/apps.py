from importlib import import_module

from django.apps import AppConfig

from ledger import guard


class ActivitiesConfig(AppConfig):
    name = "activities"

    def ready(self) -> None:
        import_module("activities.kind")
        for record in ("Snapshot", "FollowUp", "ResponseMark"):
            guard.protect(self.get_model(record))
