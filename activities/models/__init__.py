"""Activities, what people made of them, and making it together."""

from activities.models.talk import Comment, ResponseMark
from activities.models.teams import Team, TeamMember, TeamQuerySet
from activities.models.work import (
    Activity,
    FollowUp,
    Response,
    ResponseQuerySet,
    Snapshot,
)
from activities.models.workshops import Entry, Participant, Stage, Workshop

__all__ = [
    "Activity",
    "Comment",
    "Entry",
    "FollowUp",
    "Participant",
    "Response",
    "ResponseMark",
    "ResponseQuerySet",
    "Snapshot",
    "Stage",
    "Team",
    "TeamMember",
    "TeamQuerySet",
    "Workshop",
]
