from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ledger import guard
from web import doors


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        import_module("reports.listings")
        import_module("reports.matrix.kind")
        import_module("reports.departments.kind")
        import_module("reports.hours.kind")
        import_module("reports.saved.regular")
        import_module("reports.work")
        import_module("reports.privacy.work")
        import_module("reports.pack.work")
        guard.protect(self.get_model("Exported"))
        reads = import_module("training.access").reads_reports
        doors.add(doors.Door(_("Reports"), "/reports/", reads, order=50))
