"""Which units a release asks people to learn again, and who has learnt them before."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Q

from courses.models import Completion, Module, Registration, Release, Unit, Version
from people.models import Person, PersonQuerySet


def units(release: Release) -> dict[Module, dict[str, int]]:
    """Return, by module, the required units whose edition it raised: id to edition."""
    before = _editions(_previous(release))
    raised = {
        unit: edition
        for unit, edition in _editions(release).items()
        if edition > before.get(unit, edition)
    }
    rows = Unit.objects.current().filter(pk__in=raised, is_optional=False)
    found: dict[Module, dict[str, int]] = {}
    for unit in rows.select_related("module__course").order_by("position", "pk"):
        found.setdefault(unit.module, {})[str(unit.pk)] = raised[unit.pk]
    return found


def _previous(release: Release) -> Release | None:
    earlier = Release.objects.filter(
        course=release.course_id, number__lt=release.number
    )
    return earlier.order_by("-number").first()


def _editions(release: Release | None) -> dict[int, int]:
    if release is None:
        return {}
    versions = [
        unit["version"]
        for module in release.outline["modules"]
        for unit in module["units"]
    ]
    known = Version.objects.filter(pk__in=versions)
    return dict(known.values_list("unit_id", "edition"))


def people(module: Module, editions: Mapping[str, int]) -> PersonQuerySet:
    """Return who has completed only an earlier edition of one of the units.

    Who is in a pass through the module learns the new edition there.
    """
    running = Registration.objects.open().filter(
        person=OuterRef("pk"), module=module, is_delta=False
    )
    behind = Q()
    for unit, edition in editions.items():
        mine = Completion.objects.filter(
            unit=int(unit),
            registration__person=OuterRef("pk"),
            registration__completed_at__isnull=False,
        )
        behind |= Exists(mine) & ~Exists(mine.filter(edition__gte=edition))
    active: PersonQuerySet = Person.objects.active()
    return active.filter(behind, ~Exists(running))
