"""The prerequisites that hold, as the page lists them: course by course."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import Course
from training.models import Need, Prerequisite, PrerequisiteQuerySet
from training.prerequisites import naming
from training.prerequisites.gate import aim_of


@dataclass(frozen=True, slots=True)
class Line:
    rule: Prerequisite
    what: str
    words: str
    needs: Sequence[str]


@dataclass(frozen=True, slots=True)
class Group:
    course: Course
    lines: Sequence[Line]


def groups(rules: PrerequisiteQuerySet) -> list[Group]:
    """Return them by the course's title; two queries."""
    known = rules.select_related("course", "module", "made_by").order_by(
        "course__title", "course", "module__position", "pk"
    )
    lines: dict[int, list[Line]] = {}
    found = list(known)
    needs = _needs(found)
    for rule in found:
        lines.setdefault(rule.course_id, []).append(_line(rule, needs[rule.pk]))
    courses = {rule.course_id: rule.course for rule in found}
    return [Group(courses[key], same) for key, same in lines.items()]


def _needs(rules: Sequence[Prerequisite]) -> dict[int, list[Need]]:
    found: dict[int, list[Need]] = {rule.pk: [] for rule in rules}
    needs = Need.objects.filter(prerequisite__in=rules).order_by("pk")
    for need in needs.select_related("course", "module"):
        found[need.prerequisite_id].append(need)
    return found


def _line(rule: Prerequisite, needs: Sequence[Need]) -> Line:
    what = rule.module.title if rule.module else _("The whole course")
    said = [_need(need, within=rule.course_id) for need in needs]
    return Line(rule, what, _words(rule, len(said)), said)


def _words(rule: Prerequisite, count: int) -> str:
    if rule.least is None or rule.least >= count:
        return _("Opens when this is complete:")
    said = ngettext(
        "Opens when one of these is complete:",
        "Opens when %(count)d of these are complete:",
        rule.least,
    )
    return said % {"count": rule.least}


def _need(need: Need, *, within: int) -> str:
    title = naming.title(aim_of(need), within=within)
    if not need.least_percent:
        return title
    values = {"title": title, "least": need.least_percent}
    return _("%(title)s, with at least %(least)d percent") % values
