"""Acts on news from the floors below: what is done need not be spoken of any more."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from courses import signals
from courses.models import Registration
from training.followup.planning import OWN
from training.models import Notice


@receiver(signals.module_completed)
def lay_aside(*, registration: Registration, at: datetime, **_: Any) -> None:
    """Count the reminders of a module as read once it is completed."""
    address = registration.module.get_absolute_url()
    told = Notice.objects.unread().filter(
        person=registration.person_id, code__in=OWN, address=address
    )
    told.update(read_at=at)
