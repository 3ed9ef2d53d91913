"""What an activity's page tells its person of others: who sees it, what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from activities.models import Response, ResponseMark
from activities.sheet import Sheet
from activities.talk import circles, marks, threads
from activities.talk.threads import Standing
from people.models import Person


@dataclass(frozen=True, slots=True)
class Own:
    """`chosen` is the audience that is ticked at first.

    `peers` counts the works of others that she may see, `comments` those on hers.
    """

    audiences: Sequence[Response.Audience]
    chosen: str
    peers: int = 0
    comments: int = 0
    standing: Standing | None = None

    @property
    def has_choice(self) -> bool:
        return len(self.audiences) > 1


def of(shown: Sheet, *, person: Person, sent: str = "", at: datetime) -> Own | None:
    """Return it, unless nobody can be shown this; `sent` is what she just ticked."""
    if shown.leaf.is_preview or not shown.task.is_named or shown.task.is_by_team:
        return None
    unit = shown.leaf.unit
    known = circles.audiences(person, course=shown.leaf.course, at=at)
    others = circles.reaching(person, unit=unit, at=at).exclude(person=person)
    return Own(
        audiences=known,
        chosen=chosen(known, sent or _wished(shown)),
        peers=others.count() if len(known) > 1 else 0,
        comments=_comments(shown),
        standing=_standing(shown),
    )


def chosen(known: Sequence[Response.Audience], wished: str) -> str:
    """Return what is wished, if she may; else her trainers alone."""
    return wished if wished in known else circles.TRAINER.value


def _wished(shown: Sheet) -> str:
    """Return what she chose last; of work for teams, else, that her team sees it."""
    given = [one for one in shown.mine if one.shared is not None]
    if shown.shared:
        return shown.shared.audience
    if given:
        return given[-1].audience
    is_for_team = shown.content.setting == "team"
    return circles.TEAM.value if is_for_team else circles.TRAINER.value


def _comments(shown: Sheet) -> int:
    if shown.shared is None:
        return 0
    made = threads.comments(shown.leaf.unit, [shown.shared.registration_id])
    return made.filter(removed_at__isnull=True).count()


def _standing(shown: Sheet) -> Standing | None:
    """Return the newest mark, of what she has shared or had shared."""
    if not any(one.shared is not None for one in shown.mine):
        return None
    given = marks.of(shown.mine[0]).select_related("marker")
    newest: ResponseMark | None = given.order_by("pk").last()
    if newest is None:
        return None
    return Standing(newest, marks.is_for_older_text(newest, shown.shared))
