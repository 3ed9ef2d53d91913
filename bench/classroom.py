"""Opens a live session in the database of the environment, and tells what it holds.

Run as a process of its own: `manage.py shell -c "from bench import classroom; …"`.
"""

import json
import sys

from django.utils import timezone

from activities.models import Activity, Entry, Workshop
from activities.workshops.hosting import leading
from activities.workshops.hosting.leading import Plan
from bench.sitting import session
from courses.models import Version
from people.models import Person

KIND = "gap"


def begin() -> None:
    """Open a session for guests with a survey on the wall, all of it revealed."""
    now = timezone.now()
    unit = Activity.objects.filter(kind=KIND).select_related("unit__course")[0].unit
    version = Version.objects.get(pk=unit.version_id or 0)
    host = Person.objects.get(username="admin")
    workshop = leading.open_session(
        Plan(unit.course, allows_guests=True), host=host, at=now
    )
    stage = leading.show(workshop, version, at=now)
    for _scene in range(leading.steps(stage)):
        leading.reveal(stage)
    known = {"code": workshop.code, "stage": stage.pk, "session": session(host)}
    sys.stdout.write(json.dumps(known))


def kept() -> None:
    """Print by name how many answers each guest's entry holds, if it was given."""
    workshop = Workshop.objects.latest("pk")
    entries = Entry.objects.filter(stage__workshop=workshop, given__isnull=False)
    found = {
        entry.participant.name: [len(entry.given["answers"]), entry.sequence]
        for entry in entries.select_related("participant")
        if entry.given
    }
    sys.stdout.write(json.dumps(found))
