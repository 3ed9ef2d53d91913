"""What of a person's needs is met, and what is left of the others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from courses.models import Course, Module, Registration
from training.models import Period
from training.prerequisites import scores


@dataclass(frozen=True, slots=True)
class Aim:
    """A module, or a whole course, to be completed, perhaps with so many percent."""

    course: Course
    module: Module | None = None
    least_percent: int | None = None

    @property
    def what(self) -> Course | Module:
        return self.module or self.course


@dataclass(frozen=True, slots=True)
class _Stand:
    """How a person stands in a module: done, and where it counts the percentage.

    Who was spared it, or learnt it elsewhere, has no percentage to show.
    """

    module: Module
    is_done: bool
    is_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Met:
    """Which aims a person has reached; `percents` of modules whose score is asked."""

    person_id: int
    stands: Mapping[int, tuple[_Stand, ...]]
    percents: Mapping[int, Decimal]

    def modules(self, aim: Aim) -> list[_Stand]:
        mine = self.stands.get(aim.course.pk, ())
        return [
            one for one in mine if aim.module is None or one.module.pk == aim.module.pk
        ]

    def undone(self, aim: Aim) -> list[Module]:
        modules = self.modules(aim)
        return [one.module for one in modules if not (one.is_done or one.is_elsewhere)]

    def too_low(self, aim: Aim) -> list[tuple[Module, Decimal]]:
        """Return what was completed with too low a score, and the score."""
        least = aim.least_percent or 0
        return [
            (one.module, self.percents[one.module.pk])
            for one in self.modules(aim)
            if not one.is_elsewhere
            and self.percents.get(one.module.pk, Decimal(100)) < least
        ]

    def has(self, aim: Aim) -> bool:
        """Say whether it is reached; what is archived asks for nothing any more."""
        return not (self.undone(aim) or self.too_low(aim))


def of(person_id: int, aims: Collection[Aim]) -> Met:
    """Ask for all of them in one query, and one more if scores matter."""
    modules = [aim.module.pk for aim in aims if aim.module]
    courses = [aim.course.pk for aim in aims if not aim.module]
    asked = Module.objects.filter(Q(pk__in=modules) | Q(course__in=courses))
    asked = asked.to_be_learnt().annotate(
        has_pass=Exists(passes(person_id).filter(module=OuterRef("pk"))),
        is_elsewhere=Exists(_elsewhere(person_id).filter(module=OuterRef("pk"))),
    )
    stands: dict[int, tuple[_Stand, ...]] = {}
    for module in asked.order_by("position", "pk"):
        flags = vars(module)
        one = _Stand(module, flags["has_pass"], flags["is_elsewhere"])
        stands[module.course_id] = (*stands.get(module.course_id, ()), one)
    scored = {aim.course.pk for aim in aims if aim.least_percent}
    percents = scores.best(passes(person_id), courses=scored) if scored else {}
    return Met(person_id, stands, percents)


def passes(person_id: int) -> QuerySet[Registration]:
    """Return the passes that count: completed, and never revoked."""
    revoked = Period.objects.filter(
        registration=OuterRef("pk"), revoked_at__isnull=False
    )
    return Registration.objects.filter(
        ~Exists(revoked), person=person_id, completed_at__isnull=False, is_delta=False
    )


def _elsewhere(person_id: int) -> QuerySet[Period]:
    """Return the periods that were waived, or met by evidence from elsewhere."""
    settled = Q(waived_at__isnull=False) | Q(
        evidence__isnull=False, satisfied_at__isnull=False
    )
    return Period.objects.filter(
        settled, person=person_id, withdrawn_at=None, revoked_at=None
    )
