"""Says a rule and its conditions in words, with the names of what they mean."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Model
from django.utils import formats
from django.utils.translation import gettext as _

from courses.models import Module
from people.models import Cohort, Department, Person, Position
from training.assigning.rules import Check, Condition, Field, Relation, Rule

MODELS: Mapping[Field, type[Model]] = {
    Field.DEPARTMENT: Department,
    Field.POSITION: Position,
    Field.COHORT: Cohort,
    Field.MANAGER: Person,
    Field.COMPLETED: Module,
}

type Names = Mapping[tuple[Field, int], str]


def names(checks: Iterable[Check], conditions: Iterable[Condition]) -> Names:
    """Look up what all the ids are called; one query a kind."""
    wanted: defaultdict[Field, set[int]] = defaultdict(set)
    for one in conditions:
        if isinstance(one.value, int):
            wanted[one.field].add(one.value)
    for check in checks:
        if isinstance(check.found, tuple):
            wanted[check.condition.field].update(check.found)
    return {
        (field, key): str(row)
        for field, keys in wanted.items()
        for key, row in MODELS[field]._default_manager.in_bulk(list(keys)).items()  # noqa: SLF001  # Django's documented API
    }


def rule(of: Rule, known: Names | None = None) -> str:
    """Say the whole rule as one sentence; names may have been looked up for many."""
    known = names((), of.conditions) if known is None else known
    parts = [condition(one, known) for one in of.conditions]
    return (_(", or ") if of.is_any else _(" and ")).join(parts)


def condition(of: Condition, known: Names) -> str:
    if isinstance(of.value, date):
        return _days()[of.relation, of.is_not] % {"day": formats.date_format(of.value)}
    name = known.get((of.field, of.value), "—")
    return _things()[of.field, of.relation, of.is_not] % {"name": name}


def _days() -> Mapping[tuple[Relation, bool], str]:
    return {
        (Relation.AFTER, False): _("started after %(day)s"),
        (Relation.SINCE, False): _("started on %(day)s or later"),
        (Relation.BEFORE, False): _("started before %(day)s"),
        (Relation.AFTER, True): _("did not start after %(day)s"),
        (Relation.SINCE, True): _("did not start on %(day)s or later"),
        (Relation.BEFORE, True): _("did not start before %(day)s"),
    }


def _things() -> Mapping[tuple[Field, Relation, bool], str]:
    return {
        (Field.DEPARTMENT, Relation.IS, False): _("department is %(name)s"),
        (Field.DEPARTMENT, Relation.IS, True): _("department is not %(name)s"),
        (Field.DEPARTMENT, Relation.BELOW, False): _("department under %(name)s"),
        (Field.DEPARTMENT, Relation.BELOW, True): _("department not under %(name)s"),
        (Field.POSITION, Relation.IS, False): _("position is %(name)s"),
        (Field.POSITION, Relation.IS, True): _("position is not %(name)s"),
        (Field.COHORT, Relation.IS, False): _("in the cohort %(name)s"),
        (Field.COHORT, Relation.IS, True): _("not in the cohort %(name)s"),
        (Field.MANAGER, Relation.IS, False): _("reports to %(name)s"),
        (Field.MANAGER, Relation.IS, True): _("does not report to %(name)s"),
        (Field.COMPLETED, Relation.IS, False): _("has completed %(name)s"),
        (Field.COMPLETED, Relation.IS, True): _("has not completed %(name)s"),
    }


def found(check: Check, known: Names) -> str:
    """Say what was found of the person where the condition looked."""
    if isinstance(check.found, date):
        return formats.date_format(check.found)
    if not check.found:
        return _("not known") if check.found is None else _("none")
    field = check.condition.field
    every = [known.get((field, key), "—") for key in check.found]
    return _(", ").join(every)
