"""Lets demo people learn a module just as trainees do, through the same functions."""

from datetime import datetime, timedelta

from activities import content as activity_content
from activities import responses
from activities.kinds.team import TeamTask
from activities.responses import Writing
from activities.teams import joining, pools, writing
from activities.teams.answers import Desk
from activities.teams.pools import Seat
from courses import registrations
from courses.models import Module, Unit, Version
from lessons import checks, reading, text
from people.models import Person
from quizzes import answers, attempts, endings
from quizzes import content as quiz_content
from quizzes.answers import Given
from quizzes.models import Attempt

WORDS = (
    "上个月有位阿姨来改参保地，问了两遍“会不会影响住院”。我只答了流程，没有问是谁住院。"
)

TEAMS = (
    {"name": "三号窗口", "slogan": "先抬头，再办事"},
    {"name": "往里走左转", "slogan": "单子递出去，指给他看"},
)


def learn(
    module: Module, *, person: Person, at: datetime, mistakes: int = 0, units: int = 99
) -> None:
    """Do the first so many units of the module, making mistakes in its quiz."""
    required = module.units.current().filter(is_optional=False)
    required = required.select_related("version", "module").order_by("position")
    for unit in required[:units]:
        if unit.kind == "lesson":
            read(unit, person=person, at=at)
        elif unit.kind == "activity":
            reflect(unit, person=person, at=at)
        else:
            sit(unit, person=person, at=at, mistakes=mistakes)


def read(unit: Unit, *, person: Person, at: datetime) -> None:
    begun = reading.open_(unit, person=person, at=at)
    for check in text.from_json(begun.version.data).checks.values():
        right = check.question.right_answer()
        checks.answer(begun, check.question, response=right, at=at)
    reading.finish(begun, at=at + timedelta(minutes=unit.minutes))


def reflect(unit: Unit, *, person: Person, at: datetime) -> None:
    version = _version(unit)
    task = activity_content.from_json(version.data).task
    if isinstance(task, TeamTask):
        team_up(unit, task, person=person, at=at)
        return
    body = task.body({f"answer-{name}": [WORDS] for name in task.names})
    responses.share(version, person=person, writing=Writing(body), at=at)


def team_up(unit: Unit, task: TeamTask, *, person: Person, at: datetime) -> None:
    """Join a team that has a place left, else found one with a name and a slogan."""
    pool = pools.of_person(unit.course, person=person, at=at)
    desk = Desk(pool, Seat(person), task)
    free = (table.team.pk for table in desk.room.others if table.free)
    team = next(free, None)
    if team:
        joining.join(pool, seat=desk.seat, team=team, size=task.size, at=at)
        return
    founded = joining.found(pool, seat=desk.seat, at=at).team
    words = TEAMS[founded.number % len(TEAMS)]
    writing.put(founded, words, pool=pool, by=desk.seat, at=at)


def sit(unit: Unit, *, person: Person, at: datetime, mistakes: int) -> None:
    """Take the quiz; the first so many questions are left without an answer."""
    registration = registrations.open_for(unit.module, person=person, at=at)
    attempt = attempts.start(unit, registration=registration, at=at, seed=1)
    mine = Attempt.objects.filter(person=person)
    asked = quiz_content.questions_from_json(attempt.questions)
    for question in asked[mistakes:]:
        given = Given(question.values(question.right_answer()))
        answers.save(mine, key=attempt.pk, question=question.id, given=given, at=at)
    endings.submit(mine, key=attempt.pk, at=at + timedelta(minutes=unit.minutes))


def _version(unit: Unit) -> Version:
    if unit.version is None:
        raise Version.DoesNotExist(unit.slug)
    return unit.version
