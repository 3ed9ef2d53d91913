"""Who holds which role."""

from datetime import datetime

from django.db.models import Q

from people.models import Person, Role


def held(person: Person, *, at: datetime) -> frozenset[str]:
    """Return the codes of the roles the person holds; an administrator holds all."""
    running = Q(until__isnull=True) | Q(until__gt=at)
    codes = set(
        person.roles.filter(running, since__lte=at).values_list("code", flat=True)
    )
    if person.is_superuser or Role.Code.ADMINISTRATOR in codes:
        codes |= set(Role.Code.values)
    return frozenset(codes)
