"""Assigning a module to fifty thousand people at once, and then to nobody new."""

from collections.abc import Iterator
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from bench import crowd
from bench.measuring import Result, seconds
from people.models import Cohort, Membership, Person
from training.models import Period

PEOPLE = 50_000


def measure() -> Iterator[Result]:
    gather()
    before = Period.objects.count()
    took = seconds(assign)
    made = Period.objects.count() - before
    rate = f"{made / took:,.0f} periods a second"
    yield Result(
        f"assignment of a module to {PEOPLE:,} people",
        f"{took:.1f} s  ({made:,} periods)",
        rate,
        "",
        None,
    )
    yield Result(
        "  … once more, to nobody new", f"{seconds(assign):.1f} s", "", "", None
    )


def gather() -> None:
    """Put the people of the crowd into one cohort, adding as many as are missing."""
    if Person.objects.filter(username__startswith="crowd-").count() < PEOPLE:
        crowd.grow(0, PEOPLE * crowd.MODULES)
    cohort, _ = Cohort.objects.get_or_create(slug="crowd", defaults={"name": "Crowd"})
    people = Person.objects.filter(username__startswith="crowd-").order_by("pk")
    Membership.objects.bulk_create(
        (
            Membership(cohort=cohort, person=person, since=timezone.now())
            for person in people[:PEOPLE]
        ),
        batch_size=5000,
    )


def assign() -> None:
    what = "customer-satisfaction/opening"
    call_command("assign", what, "--to", "cohort:crowd", stdout=StringIO())
