from datetime import datetime
from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ledger import guard
from web import doors

_RECORDS = (
    "PeriodFact",
    "Evidence",
    "Certificate",
    "CertificateFile",
    "CertificateRevocation",
)


class TrainingConfig(AppConfig):
    name = "training"
    verbose_name = _("Training")

    def ready(self) -> None:
        for part in (
            "receivers",
            "on_the_map",
            "certificates.on_the_map",
            "prerequisites.gate",
            "paths.gate",
            "renewal.regular",
            "delta.work",
            "equivalence.looking",
            "equivalence.work",
            "ordering.work",
            "evidence.imports.work",
            "evidence.imports.regular",
            "followup.receivers",
            "followup.regular",
        ):
            import_module(f"training.{part}")
        for record in _RECORDS:
            guard.protect(self.get_model(record))
        arranges = import_module("training.access").arranges
        manages = import_module("training.team.access").manages
        for door in (
            doors.Door(_("My training"), "/", _everybody, order=10),
            doors.Door(_("My team"), "/training/team/", manages, order=35),
            doors.Door(_("Assignments"), "/training/assignments/", arranges, order=40),
        ):
            doors.add(door)


def _everybody(_person: Any, _at: datetime) -> bool:
    return True
