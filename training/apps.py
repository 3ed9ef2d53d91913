from importlib import import_module

from django.apps import AppConfig

from ledger import guard


class TrainingConfig(AppConfig):
    name = "training"

    def ready(self) -> None:
        import_module("training.receivers")
        guard.protect(self.get_model("PeriodFact"))
