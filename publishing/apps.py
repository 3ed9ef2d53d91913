from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from web import doors


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        publishes = import_module("publishing.access").publishes
        doors.add(doors.Door(_("Publishing"), "/publishing/", publishes, order=60))
