"""What a trainer sees of an activity: of all she teaches, or of one cohort."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet

from activities import content, teaching
from activities.answers import gathering
from activities.answers.gathering import Gathering
from activities.content import Content
from activities.models import Response
from activities.task import Task
from courses.models import Version
from people.models import Cohort, Person


class NoSuchCohort(Exception):
    """She teaches no cohort of that name that has shared something here."""


@dataclass(frozen=True)
class Overview:
    """`everything` is what was shared with her, one response a person."""

    version: Version
    everything: QuerySet[Response]
    cohorts: Sequence[Cohort]
    cohort: Cohort | None
    at: datetime

    @cached_property
    def shared(self) -> QuerySet[Response]:
        if self.cohort is None:
            return self.everything
        return teaching.of_cohort(self.everything, self.cohort, at=self.at)

    @cached_property
    def gathering(self) -> Gathering:
        return gathering.of(
            self.version, self.shared, is_part_of_few=self._is_part_of_few
        )

    @cached_property
    def content(self) -> Content:
        return content.from_json(self.version.data)

    @property
    def task(self) -> Task:
        return self.content.task

    @property
    def has_sum(self) -> bool:
        """Say whether something comes out of all answers together."""
        return type(self.task).together is not Task.together

    @property
    def has_file(self) -> bool:
        return self.task.is_named or self.gathering.is_shown

    @property
    def has_choice(self) -> bool:
        return len(self.cohorts) > 1

    @property
    def _is_part_of_few(self) -> bool:
        return self.cohort is not None and gathering.is_divided(
            self.everything, self.cohorts, at=self.at
        )


def of(
    trainer: Person, *, version: Version, cohort: str = "", at: datetime
) -> Overview:
    """Return it; `cohort` is the slug of the one that is asked for, if any."""
    taught = teaching.taught(trainer, unit=version.unit, at=at)
    shared = teaching.shared_among(taught, unit=version.unit, at=at)
    cohorts = teaching.cohorts(taught, shared, at=at)
    chosen = next((one for one in cohorts if one.slug == cohort), None)
    if cohort and chosen is None:
        raise NoSuchCohort(cohort)
    return Overview(version, teaching.newest(shared), cohorts, chosen, at)
