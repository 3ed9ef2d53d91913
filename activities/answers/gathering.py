"""What comes out of what many have shared, and whether it may be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet

from activities import carrying, content, teaching
from activities.content import Content
from activities.models import Response
from activities.task import JSON
from courses.models import Version
from engine.measures import privacy
from people.models import Cohort, Membership


@dataclass(frozen=True)
class Gathering:
    """What was given, each body as the version asks for it.

    Where names are not known, nothing is shown of a group of fewer than five, nor of
    a part whose rest would be so few.
    """

    content: Content
    bodies: Sequence[JSON]
    is_part_of_few: bool = False

    @property
    def n(self) -> int:
        return len(self.bodies)

    @property
    def is_shown(self) -> bool:
        if self.content.task.is_named:
            return True
        return privacy.is_shown(self.n) and not self.is_part_of_few

    @cached_property
    def result(self) -> object:
        """Return what the partial `together` shows, if anything."""
        if not (self.is_shown and self.n):
            return None
        return self.content.task.together(self.bodies)

    @property
    def revealed(self) -> int:
        """Return how many parts of it are shown: all."""
        return len(self.content.task.scenes)


def bodies(
    version: Version, shared: QuerySet[Response]
) -> Iterator[tuple[Response, JSON]]:
    """Yield each response with what it shares, as the version asks for it."""
    bring = carrying.onto(version)
    numbered = shared.select_related("person", "version").defer(
        "version__source", "version__data", "body"
    )
    for response in numbered.iterator(chunk_size=500):
        yield response, bring(response.shared or {}, response.version.number)


def of(
    version: Version, shared: QuerySet[Response], *, is_part_of_few: bool = False
) -> Gathering:
    """Return it in one query; `shared` holds one response a person."""
    asked = content.from_json(version.data)
    given = [body for _response, body in bodies(version, shared)]
    filled = [body for body in given if asked.task.filled(body)]
    return Gathering(asked, filled, is_part_of_few)


def is_divided(
    shared: QuerySet[Response], cohorts: Sequence[Cohort], *, at: datetime
) -> bool:
    """Say whether a few could be known by what the others are without them.

    That is so where a cohort, or those in none of them, have given fewer than five.
    """
    people = set(shared.order_by().values_list("person", flat=True))
    rows = Membership.objects.filter(teaching.running(at), cohort__in=cohorts)
    parts: dict[int, set[int]] = {}
    for cohort, person in rows.values_list("cohort", "person"):
        parts.setdefault(cohort, set()).add(person)
    theirs = [people & part for part in parts.values()]
    rest = people.difference(*theirs)
    return any(part and not privacy.is_shown(len(part)) for part in [rest, *theirs])
