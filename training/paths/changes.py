"""Laying out paths, changing them and putting them away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from courses.models import Course, Module
from ledger import record
from people.models import Person
from training.models import Path, PathStep
from training.prerequisites import graph


class AlreadyArchived(Exception):
    """The path was put away before."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a path is to be: `slug` names it in addresses and commands."""

    slug: str
    title: str
    mode: str
    steps: Sequence[Course | Module]
    summary: str = ""
    least: int | None = None

    def check(self, *, instead_of: Path | None = None) -> None:
        """Raise graph.Circle if its order goes against what must be done first."""
        if self.mode == Path.Mode.IN_ORDER:
            rules = graph.in_order(graph.thing(one) for one in self.steps)
            graph.check(rules, without=instead_of)

    @property
    def told(self) -> dict[str, object]:
        steps = [record.key(one) for one in self.steps]
        return {"slug": self.slug, "mode": self.mode, "least": self.least} | {
            "steps": steps
        }


@transaction.atomic
def make(plan: Plan, *, by: Person | None, at: datetime) -> Path:
    plan.check()
    return _made(plan, by=by, at=at)


def _made(plan: Plan, *, by: Person | None, at: datetime) -> Path:
    made = Path.objects.create(
        slug=plan.slug,
        title=plan.title,
        summary=plan.summary,
        mode=plan.mode,
        least=plan.least,
        made_by=by,
        made_at=at,
    )
    _lay(made, plan)
    change = record.Change(new=plan.told)
    record.event("path-made", made, at=at, by=by, change=change)
    return made


def _lay(path: Path, plan: Plan) -> None:
    PathStep.objects.bulk_create(
        PathStep(
            path=path,
            position=position,
            course=one.course if isinstance(one, Module) else one,
            module=one if isinstance(one, Module) else None,
        )
        for position, one in enumerate(plan.steps, start=1)
    )


@transaction.atomic
def change(path: Path, plan: Plan, *, by: Person | None, at: datetime) -> Path:
    """Change a path; one that was assigned is put away, and a new one takes its place.

    Who was assigned the old one goes on with it as it was.
    """
    found = _locked(path)
    plan.check(instead_of=found)
    if is_assigned(found):
        _put_away(found, by=by, at=at)
        return _made(plan, by=by, at=at)
    old = _told(found)
    Path.objects.filter(pk=found.pk).update(
        slug=plan.slug,
        title=plan.title,
        summary=plan.summary,
        mode=plan.mode,
        least=plan.least,
    )
    found.steps.all().delete()
    _lay(found, plan)
    change = record.Change(old=old, new=plan.told)
    record.event("path-changed", found, at=at, by=by, change=change)
    found.refresh_from_db()
    return found


def _told(path: Path) -> dict[str, object]:
    steps = path.steps.select_related("course", "module").order_by("position")
    return Plan(
        path.slug, path.title, path.mode, [one.what for one in steps], least=path.least
    ).told


def is_assigned(path: Path) -> bool:
    return path.assignments.exists()


@transaction.atomic
def archive(path: Path, *, by: Person | None, at: datetime) -> None:
    """Put it away: nobody can be assigned it any more; who was goes on."""
    _put_away(_locked(path), by=by, at=at)


def _locked(path: Path) -> Path:
    found = Path.objects.select_for_update().get(pk=path.pk)
    if found.archived_at is not None:
        raise AlreadyArchived(found.slug)
    return found


def _put_away(path: Path, *, by: Person | None, at: datetime) -> None:
    path.archived_at = at
    path.save(update_fields=["archived_at"])
    record.event("path-archived", path, at=at, by=by)


def free_slug(slug: str) -> str:
    """Return the slug, or the first of slug-2, slug-3 … that no path has."""
    taken = set(
        Path.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
    )
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug}-{number}"
    return found
