"""What becomes of what was completed in an old module, for very many people at once."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from courses.models import Module
from training.equivalence import standing
from training.evidence import crediting
from training.models import Assignment, Evidence, Period, PeriodQuerySet


class Fate(StrEnum):
    """What becomes of something that was done in an old module, in order of telling."""

    COUNTS = "counts"
    LOST = "lost"
    BEGUN = "begun"
    TOO_OLD = "too-old"
    NOT_ASKED = "not-asked"


class Judge:
    """Says what would come of an equivalence of two modules.

    Who has the same assignment and was done on the same day fares alike. So each such
    case is looked at once, by the rule that credits; renewals are looked at singly.
    """

    def __init__(self, was: Module, now: Module, *, at: datetime) -> None:
        self.was = was
        self.now = now
        self.at = at
        self._assignments: dict[int, Assignment] = {}
        self._cases: dict[tuple[int, date], bool] = {}

    def fates(self, done: Mapping[int, date]) -> dict[int, Fate]:
        """Return it of those who must still do the new module, by their ids."""
        waiting: PeriodQuerySet = Period.objects.filter(
            module=self.now, person__in=done, **standing.OPEN
        )
        asked = waiting.filter(previous=None).values_list("person", "assignment")
        found = [
            (person, self._is_of_use(assignment, done[person]))
            for person, assignment in asked
        ]
        found += self._renewals(waiting.filter(previous__isnull=False), done)
        taken_back = standing.taken_back(self.was, self.now, done)
        fates = {person: Fate.TOO_OLD for person, _is_of_use in found}
        return fates | {
            person: Fate.COUNTS
            for person, is_of_use in found
            if is_of_use and (person, done[person]) not in taken_back
        }

    def _is_of_use(self, assignment: int, day: date) -> bool:
        case = assignment, day
        if case not in self._cases:
            if assignment not in self._assignments:
                self._assignments[assignment] = Assignment.objects.get(pk=assignment)
            period = Period(assignment=self._assignments[assignment], module=self.now)
            self._cases[case] = self._counts(period, day)
        return self._cases[case]

    def _renewals(
        self, waiting: PeriodQuerySet, done: Mapping[int, date]
    ) -> list[tuple[int, bool]]:
        rows = waiting.select_related("assignment", "previous")
        return [(one.person_id, self._counts(one, done[one.person_id])) for one in rows]

    def _counts(self, period: Period, day: date) -> bool:
        piece = Evidence(person_id=period.person_id, module=self.now, completed_on=day)
        return bool(crediting.matched([piece], [period], at=self.at))
