"""The trainer's page of teams: a board of each pool, dealing, moving, renaming."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from activities import content, sheet
from activities.kinds.team import TeamTask
from activities.teams import answers, arranging, board, views
from activities.teams.arranging import Deal, OthersCameFirst
from activities.teams.board import Board
from activities.teams.joining import Hindrance
from activities.teams.managing import orders
from activities.teams.managing import pools as seen
from activities.teams.managing.orders import Desk
from activities.teams.pools import Pool
from courses import volume
from courses.access import Visit, teaching
from courses.volume import Leaf
from people.models import Person
from people.requests import PersonRequest

CONFLICT, UNPROCESSABLE = 409, 422
SEEDS = 10**6


@dataclass(frozen=True)
class Office:
    """A team's unit and its pools as a trainer has them before her."""

    leaf: Leaf
    task: TeamTask
    trainer: Person
    pools: Sequence[Pool]
    pool: Pool | None
    at: datetime

    @cached_property
    def board(self) -> Board | None:
        return board.of(self.pool, task=self.task) if self.pool else None

    @property
    def address(self) -> str:
        slugs = [self.leaf.course.slug, self.leaf.unit.slug]
        return reverse("activities:teams", args=slugs)

    def deal(self, seed: int) -> Deal:
        if self.pool is None:
            raise Http404
        return arranging.dealt(self.pool, size=self.task.size, seed=seed, at=self.at)


@require_safe
@teaching
def manage(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    office = _office(request, visit, unit_slug, key=request.GET.get("pool", ""))
    return _answer(request, office)


@require_safe
@teaching
def deal(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    """Show how everybody without a team would be dealt; nothing is stored yet."""
    office = _office(request, visit, unit_slug, key=request.GET.get("pool", ""))
    return _dealt(request, office)


@require_safe
@teaching
def cards(request: PersonRequest, visit: Visit, unit_slug: str) -> HttpResponseBase:
    """Send the cards of all teams of a pool."""
    office = _office(request, visit, unit_slug, key=request.GET.get("pool", ""))
    tables = office.board.tables if office.board else ()
    if not tables:
        raise Http404
    return views.printed(request, tables, office.leaf, at=office.at)


@require_POST
@teaching
def arrange(
    request: PersonRequest, visit: Visit, unit_slug: str, verb: str
) -> HttpResponseBase:
    office = _office(request, visit, unit_slug, key=request.POST.get("pool", ""))
    if office.pool is None or verb not in orders.VERBS:
        raise Http404
    desk = Desk(office.pool, request.user, office.task.size)
    try:
        orders.do(verb, desk, request.POST, at=office.at)
    except OthersCameFirst as hindrance:
        return _dealt(request, office, hindrance)
    except Hindrance as hindrance:
        return _answer(request, office, hindrance)
    return redirect(f"{office.address}?pool={office.pool.key}")


def _office(
    request: PersonRequest, visit: Visit, unit_slug: str, *, key: str
) -> Office:
    """Find the unit, and the pool of this key; without one the first that she sees."""
    try:
        leaf = volume.previewed(visit.course, unit_slug, kind="activity")
    except volume.NoSuchUnit:
        raise Http404 from None
    task = content.from_json(sheet.todays_version(leaf.unit).data).task
    if not isinstance(task, TeamTask):
        raise Http404
    at, trainer = timezone.now(), request.user
    pools = seen.of(trainer, course=visit.course, at=at)
    chosen = [pool for pool in pools if pool.key == key]
    if key and not chosen:
        raise Http404
    pool = next(iter(chosen or pools), None)
    return Office(leaf, task, trainer, pools, pool, at)


def _dealt(
    request: PersonRequest, office: Office, hindrance: Hindrance | None = None
) -> HttpResponseBase:
    context = {
        "leaf": office.leaf,
        "office": office,
        "deal": office.deal(secrets.randbelow(SEEDS)),
        "wish": answers.wish(hindrance) if hindrance else "",
    }
    status = CONFLICT if hindrance else 200
    template = "activities/teams/deal.html"
    return TemplateResponse(request, template, context, status=status)


def _answer(
    request: PersonRequest, office: Office, hindrance: Hindrance | None = None
) -> HttpResponseBase:
    context = {
        "leaf": office.leaf,
        "office": office,
        "waiting": office.deal(0).newcomers if office.pool else {},
        "wish": answers.wish(hindrance) if hindrance else "",
    }
    status = UNPROCESSABLE if hindrance else 200
    template = "activities/teams/manage.html"
    return TemplateResponse(request, template, context, status=status)
