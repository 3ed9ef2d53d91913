"""Completing the units of teams: done for each who sits in one with its words."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from activities import sheet
from activities.kinds import KINDS
from activities.models import Activity, Team, TeamMember
from courses import contents, progress, registrations
from courses.contents import Entry
from courses.kinds import Condition
from courses.models import Enrolment, Registration, Unit
from courses.outline import State
from engine.markup.page import Audience
from people.models import Person


def is_named(team: Team) -> bool:
    return bool(team.name.strip() and team.slogan.strip())


def of_team(team: Team, *, at: datetime) -> None:
    """Complete it for all who sit in the team now."""
    mates = team.members.filter(until__isnull=True, person__isnull=False)
    people = mates.values_list("person_id", flat=True)
    of_people(team, people=[one for one in people if one], at=at)


@transaction.atomic
def of_people(team: Team, *, people: Collection[int], at: datetime) -> None:
    """Complete it for those who study the course and have come as far as the unit."""
    if not is_named(team):
        return
    units = by_team(team.course_id)
    studying = Enrolment.objects.running(at=at).filter(
        course=team.course_id, person__in=people
    )
    for one in studying.select_related("person", "course") if units else ():
        for entry in contents.of(one.course, one).entries:
            if entry.unit.pk in units:
                _complete(entry, person=one.person, at=at)


def by_team(course_id: int) -> set[int]:
    """Return the ids of the units of a course that a team does."""
    kinds = [name for name, kind in KINDS.items() if kind.is_by_team]
    activities = Activity.objects.filter(
        kind__in=kinds, unit__course=course_id, unit__archived_at__isnull=True
    )
    return set(activities.values_list("unit_id", flat=True))


def conditions(
    unit: Unit, registration: Registration | None, *, team: Team | None = None
) -> Sequence[Condition]:
    """Say what makes a team's unit complete; without the team at hand, ask for it."""
    if registration is not None:
        team = team or _team(unit, registration.person_id)
        if unit.pk in progress.done_units(registration):
            return told(team, is_done=True)
    return told(team)


def told(team: Team | None, *, is_done: bool = False) -> list[Condition]:
    name, slogan = (team.name.strip(), team.slogan.strip()) if team else ("", "")
    return [
        Condition(_("Be in a team"), is_met=is_done or team is not None),
        Condition(_("Give your team a name"), is_met=is_done or bool(name)),
        Condition(_("Give your team a slogan"), is_met=is_done or bool(slogan)),
    ]


def _team(unit: Unit, person_id: int) -> Team | None:
    mine = TeamMember.objects.filter(
        person=person_id,
        until__isnull=True,
        team__course=unit.course_id,
        team__ended_at__isnull=True,
    )
    seat = mine.select_related("team").order_by("-since", "-pk").first()
    return seat.team if seat else None


def _complete(entry: Entry, *, person: Person, at: datetime) -> None:
    if entry.state in {State.DONE, State.LOCKED}:
        return
    version = sheet.todays_version(entry.unit)
    progress.complete(
        version,
        registration=registrations.open_for(entry.unit.module, person=person, at=at),
        rendering=sheet.newest_rendering(version, audience=Audience.TRAINEE),
        at=at,
    )
