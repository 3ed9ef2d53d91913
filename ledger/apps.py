from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from ledger import guard


def install_guards(*, using: str, **_: Any) -> None:
    guard.install(using=using)


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = _("Ledger")

    def ready(self) -> None:
        for part in ("checks", "regular"):
            import_module(f"ledger.{part}")
        guard.protect(self.get_model("Event"))
        guard.protect(self.get_model("EventDetail"), "UPDATE")
        guard.protect(self.get_model("Seal"))
        post_migrate.connect(install_guards)
