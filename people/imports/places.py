"""Makes the departments, positions and cohorts that a file names and nobody knows."""

from django.db import transaction
from django.utils.text import slugify

from people import accounts
from people.imports.checking import Plan
from people.models import Cohort, Department, Position

LONGEST_SLUG = 40


@transaction.atomic
def make(plan: Plan) -> None:
    """Make what is new, and let the plan's company know it."""
    company = plan.company
    for path in plan.departments:  # those above stand before those below
        above = company.departments.get(path[:-1])
        parent = Department(pk=above, path=company.ways[above]) if above else None
        made = accounts.found(path[-1], parent=parent)
        company.departments[path] = made.pk
        company.ways[made.pk] = made.path
    for name in plan.positions:
        company.positions[name] = Position.objects.get_or_create(name=name)[0].pk
    for name in plan.cohorts:
        made_cohort = Cohort.objects.create(slug=_slug(name), name=name)
        company.cohorts[name] = made_cohort.pk


def _slug(name: str) -> str:
    """Return the pinyin, for addresses; numbered if another cohort has it."""
    plain = slugify(accounts.name_key(name))[:LONGEST_SLUG].strip("-") or "cohort"
    taken = set(
        Cohort.objects.filter(slug__startswith=plain).values_list("slug", flat=True)
    )
    names = (plain if not number else f"{plain}-{number}" for number in range(10_000))
    return next(name for name in names if name not in taken)
