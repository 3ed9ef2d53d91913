"""What a course or path has come to ask since it was assigned."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from courses.models import Module
from jobs.models import Job
from ledger import record
from people.models import Person
from training import curriculum
from training.models import Assignment, Period
from training.ordering import work


class NothingNew(Exception):
    """There is no module that the assignment does not ask for already."""


def modules(assignment: Assignment) -> list[Module]:
    """Return what nobody is asked for yet, once the assignment asks anybody."""
    is_whole = assignment.module is None and assignment.delta_units is None
    running = is_whole and assignment.withdrawn_at is None
    if not (running and assignment.what and assignment.periods.exists()):
        return []
    keys = [module.pk for module in curriculum.modules(assignment.what)]
    known = Period.objects.filter(assignment=assignment, module=OuterRef("pk"))
    new = Module.objects.filter(~Exists(known), pk__in=keys).in_bulk()
    return [new[key] for key in keys if key in new]


@transaction.atomic
def ask(assignment: Assignment, *, by: Person, at: datetime) -> Job:
    """Ask those who have the assignment for what is new too. Raises NothingNew.

    The day is reckoned from now on, as for somebody who comes later. Nothing that is
    open or done already changes.
    """
    new = modules(assignment)
    if not new:
        raise NothingNew(assignment.pk)
    change = record.Change(new={"modules": [module.pk for module in new]})
    record.event("assignment-grown", assignment, at=at, by=by, change=change)
    return work.ask(assignment, by=by, at=at, whom=work.ASKED)
