from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ledger import guard
from web import doors


class ActivitiesConfig(AppConfig):
    name = "activities"

    def ready(self) -> None:
        import_module("activities.kind")
        import_module("activities.teams.live.room")
        for record in ("Snapshot", "FollowUp", "ResponseMark"):
            guard.protect(self.get_model(record))
        teaches = import_module("activities.workshops.access").teaches
        doors.add(doors.Door(_("Sessions"), "/workshops/", teaches, order=25))
