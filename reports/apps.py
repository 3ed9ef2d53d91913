from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from web import doors


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        import_module("reports.work")
        arranges = import_module("training.access").arranges
        doors.add(
            doors.Door(_("Completions"), "/reports/completions/", arranges, order=50)
        )
