"""What a completed pass earns: a certificate of its module, of the course, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Min, Sum

from courses.models import Course, Module, Registration, Unit
from quizzes import counting, scoring
from quizzes.models import Attempt
from training.models import Certificate, CertificateQuerySet, Period


@dataclass(frozen=True, slots=True)
class Earned:
    """All that a course, or one module of it, asks for, and the passes that did it.

    The first of the passes is the one that was completed just now.
    """

    course: Course
    module: Module | None
    passes: tuple[Registration, ...]

    @property
    def now(self) -> Registration:
        return self.passes[0]

    def before(self) -> Certificate | None:
        """Return the last one that the person has of the same."""
        return _mine(self.now, self.module).order_by("pk").last()

    def extent(self) -> tuple[int, int]:
        """Return how many required units there are, and their minutes."""
        modules = [one.module_id for one in self.passes]
        units = Unit.objects.current().filter(module__in=modules, is_optional=False)
        sums = units.aggregate(count=Count("pk"), minutes=Sum("minutes", default=0))
        return sums["count"], sums["minutes"]

    def begun_at(self) -> datetime:
        return min(one.started_at or one.opened_at for one in self.passes)

    def score(self) -> tuple[Decimal, Decimal] | None:
        """Return the points and all points of the last required quiz that gives any."""
        modules = [one.module_id for one in self.passes]
        quizzes = Unit.objects.current().filter(
            module__in=modules, kind="quiz", is_optional=False
        )
        for quiz in quizzes.in_order().reverse():
            tries = self._tries(quiz)
            if not tries or tries[-1].out_of:
                return _counted(tries)
        return None

    def _tries(self, quiz: Unit) -> list[Attempt]:
        made = Attempt.objects.submitted().filter(
            registration__in=self.passes, unit=quiz
        )
        return list(made.order_by("number").defer("questions"))

    def period(self) -> Period | None:
        """Return the period that the completed pass satisfied, the newest of all."""
        mine = self.now.periods.filter(withdrawn_at=None, revoked_at=None)
        return mine.exclude(satisfied_at=None).order_by("pk").last()

    def valid_until(self) -> datetime | None:
        """Return when the first of the modules has to be learnt anew."""
        periods = Period.objects.filter(
            registration__in=self.passes, withdrawn_at=None, revoked_at=None
        )
        ends = periods.exclude(satisfied_at=None).aggregate(end=Min("valid_until"))
        end: datetime | None = ends["end"]
        return end


def by(completed: Registration) -> Earned | None:
    """Say what the completed pass earns, if anything.

    A course is earned when every module has been completed, and again when every
    module has been completed again.
    """
    course = completed.module.course
    if course.certificate == Course.Certified.MODULE:
        return Earned(course, completed.module, (completed,))
    if course.certificate == Course.Certified.COURSE:
        return _whole(completed, course)
    return None


def _whole(completed: Registration, course: Course) -> Earned | None:
    modules = Module.objects.filter(course=course).to_be_learnt()
    passes = Registration.objects.filter(
        person_id=completed.person_id,
        module__in=modules,
        completed_at__isnull=False,
        is_delta=False,
    )
    last = _mine(completed, None).order_by("pk").last()
    if last is not None:
        passes = passes.filter(completed_at__gt=last.earned_at)
    newest = {one.module_id: one for one in passes.order_by("completed_at", "pk")}
    if set(newest) != set(modules.values_list("pk", flat=True)):
        return None
    others = (one for one in newest.values() if one.pk != completed.pk)
    return Earned(course, None, (completed, *others))


def _mine(registration: Registration, module: Module | None) -> CertificateQuerySet:
    return Certificate.objects.filter(
        person_id=registration.person_id,
        course=registration.module.course_id,
        module=module,
    )


def _counted(tries: Sequence[Attempt]) -> tuple[Decimal, Decimal] | None:
    """Return what the tries come to, as the rules of the last one count them."""
    result = counting.counted(tries, tries[-1].agreed) if tries else None
    if result is None:
        return None
    return Decimal(scoring.shown(result.points)), Decimal(result.out_of)
