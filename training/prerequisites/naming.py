"""Names what is missing, with the way there and how much of it is left."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.gates import Missing
from courses.models import Completion, Course, Enrolment, Unit
from training.prerequisites.met import Aim, Met


def title(aim: Aim, *, within: int | None = None) -> str:
    """Return its title; a module of another course says of which."""
    if aim.module is None:
        return _("“%(course)s”") % {"course": aim.course.title}
    if aim.course.pk == within:
        return aim.module.title
    values = {"module": aim.module.title, "course": aim.course.title}
    return _("%(module)s of “%(course)s”") % values


def missing(
    aims: Sequence[Aim], met: Met, *, within: int | None = None
) -> tuple[Missing, ...]:
    """Say of each aim that is not reached what is left; two queries for all."""
    modules = {module.pk for aim in aims for module in met.undone(aim)}
    left = _units_left(modules, met.person_id)
    reachable = _reachable({aim.course for aim in aims}, met.person_id)
    return tuple(
        Missing(
            title(aim, within=within),
            _address(aim) if aim.course.pk in reachable else "",
            _left(aim, met, left, is_reachable=aim.course.pk in reachable),
        )
        for aim in aims
    )


def _address(aim: Aim) -> str:
    if aim.module is None:
        return aim.course.get_absolute_url()
    aim.module.course = aim.course
    return aim.module.get_absolute_url()


def _left(aim: Aim, met: Met, left: Mapping[int, int], *, is_reachable: bool) -> str:
    parts = [*_units(aim, met, left), *_score(aim, met)]
    if not is_reachable:
        parts.append(_("ask your trainer to assign it to you"))
    return _(" (%(left)s)") % {"left": _(", ").join(parts)} if parts else ""


def _units(aim: Aim, met: Met, left: Mapping[int, int]) -> Iterable[str]:
    count = sum(left.get(module.pk, 0) for module in met.undone(aim))
    if count:
        said = ngettext("%(count)d unit left", "%(count)d units left", count)
        yield said % {"count": count}


def _score(aim: Aim, met: Met) -> Iterable[str]:
    if not aim.least_percent:
        return
    low = met.too_low(aim)
    if low:
        reached = _whole(min(percent for _module, percent in low))
        words = _("%(reached)d percent reached, at least %(least)d needed")
        yield words % {"reached": reached, "least": aim.least_percent}
    else:
        yield _("at least %(least)d percent needed") % {"least": aim.least_percent}


def _whole(percent: Decimal) -> int:
    """Round down: 79.9 percent are not 80."""
    return int(percent.to_integral_value(ROUND_FLOOR))


def _units_left(modules: Collection[int], person_id: int) -> dict[int, int]:
    """Count the required units that the person has not done in her running pass."""
    if not modules:
        return {}
    done = Completion.objects.filter(
        registration__person=person_id,
        registration__completed_at=None,
        unit=OuterRef("pk"),
        edition__gte=OuterRef("version__edition"),
    )
    units = Unit.objects.current().filter(module__in=modules, is_optional=False)
    rows = units.filter(~Exists(done)).order_by().values_list("module")
    return dict(rows.annotate(count=Count("pk")))


def _reachable(courses: Collection[Course], person_id: int) -> set[int]:
    """Return the courses whose map the person may open."""
    own = Enrolment.objects.filter(
        person=person_id, until__isnull=True, course=OuterRef("pk")
    )
    known = Course.objects.published().filter(pk__in=[one.pk for one in courses])
    known = known.filter(Q(enrolment=Course.Enrolment.OPEN) | Exists(own))
    return set(known.values_list("pk", flat=True))
