"""Lets people go whose last day at work has passed; nobody is deleted."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import batched

from django.db import transaction
from django.utils import timezone

from ledger import record
from people import postings
from people.models import Person, Posting
from people.postings import Move

CHUNK = 500


def let_go(*, at: datetime) -> int:
    """Deactivate who has left, end her posting, and return how many there were."""
    over = Person.objects.active().filter(left_on__lt=timezone.localdate(at))
    people = list(over.order_by("pk"))
    for some in batched(people, CHUNK):
        _let_go(some, at=at)
    return len(people)


@transaction.atomic
def _let_go(people: Iterable[Person], *, at: datetime) -> None:
    known = {person.pk: person for person in people}
    Person.objects.filter(pk__in=known).update(is_active=False)
    running = Posting.objects.filter(person__in=known, until__isnull=True)
    postings.move(
        [
            Move(one.person_id, last + timedelta(days=1), None, one.pk, one.since)
            for one in running
            if (last := known[one.person_id].left_on)
        ],
        at=at,
    )
    record.events(
        record.draft("deactivated", person, at=at, about=person)
        for person in known.values()
    )
