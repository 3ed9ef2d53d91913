"""A plan that somebody shared, for the tests of looking back."""

from activities import content, responses
from activities.content import Content
from activities.followups import looking
from activities.followups.looking import Told
from activities.kinds.plan import Plan
from activities.kinds.plan_rows import Action, Rules
from activities.models import Activity
from activities.responses import Writing
from tests import make

TEXTS = {"what": "站着迎", "who": "我", "when": "周五", "first": "明早试一次"}


def unit(**fields):
    actions = (Action("listen", "倾听"), Action("staff", "重视员工"))
    data = content.to_json(Content(Plan(actions, Rules(1, 30))))
    made = make.unit(kind="activity", version_fields={"data": data}, **fields)
    Activity.objects.create(unit=made, kind="plan")
    return made


def share(unit, person, *, at, review_on="", **texts):
    """Share a plan in which one action is planned, and the other one only begun."""
    answers = {"listen": TEXTS | texts, "staff": {"who": "科长"}}
    body = {"shape": 1, "answers": answers, "review_on": review_on}
    return responses.share(unit.version, person=person, writing=Writing(body), at=at)


def look_back(response, *steps, at, review_on=None):
    return looking.look_back(response, Told(steps, review_on), at=at)
