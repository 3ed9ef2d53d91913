"""What waits to be marked: piles by question, and the answers in a pile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.utils.crypto import salted_hmac

from courses.models import Unit, Version
from quizzes import agreement
from quizzes.agreement import Given, State
from quizzes.models import Answer, Mark

_SALT = "quizzes.byhand"
_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Pile:
    """All answers to one question of a quiz; `prompt` is safe HTML."""

    unit: Unit
    question: str
    prompt: str
    all: int
    waiting: int
    oldest: datetime | None

    @property
    def marked(self) -> int:
        return self.all - self.waiting


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer of a pile. Neither token nor place tells whose it is, or when."""

    key: int
    token: str
    place: int
    state: State

    @property
    def is_open(self) -> bool:
        """Say whether the one who looks at the pile has it still to mark."""
        return self.state in {State.TODO, State.DISPUTED}


def piles(answers: QuerySet[Answer]) -> list[Pile]:
    """Return the piles; those that wait longest first, then the finished ones."""
    is_waiting = Q(points__isnull=True)
    rows = answers.values("attempt__unit", "question").annotate(
        all=Count("pk"),
        waiting=Count("pk", filter=is_waiting),
        oldest=Min("attempt__submitted_at", filter=is_waiting),
        newest_version=Max("version"),
    )
    found = list(rows.order_by(F("oldest").asc(nulls_last=True), "question"))
    units = Unit.objects.select_related("course").in_bulk(
        {row["attempt__unit"] for row in found}
    )
    versions = Version.objects.in_bulk({row["newest_version"] for row in found})
    return [
        Pile(
            unit=units[row["attempt__unit"]],
            question=row["question"],
            prompt=_prompt(versions[row["newest_version"]], row["question"]),
            all=row["all"],
            waiting=row["waiting"],
            oldest=row["oldest"],
        )
        for row in found
    ]


def _prompt(version: Version, id_: str) -> str:
    """Return what is asked; a question drawn from another quiz bears a longer id."""
    own = id_.rpartition("--")[2]
    kept = version.data.get("questions", ())
    return next((one["stem"]["prompt"] for one in kept if one["stem"]["id"] == own), "")


def sheets(answers: QuerySet[Answer], *, marker: int) -> list[Sheet]:
    """Return the answers of one pile in an order that tells nothing."""
    rows = dict(answers.values_list("pk", "attempt__rules__has_second_marker"))
    given = _given(answers)
    states = {
        key: agreement.state(given.get(key, {}), marker=marker, is_double=bool(double))
        for key, double in rows.items()
    }
    tokens = sorted((_token(key), key) for key in rows)
    return [
        Sheet(key, token, place, states[key])
        for place, (token, key) in enumerate(tokens, start=1)
    ]


def _given(answers: QuerySet[Answer]) -> Mapping[int, dict[str, Given]]:
    given: dict[int, dict[str, Given]] = {}
    marks = Mark.objects.filter(answer__in=answers).order_by("number")
    for one in marks.only("answer_id", "place", "marker_id", "exact"):
        newest = given.setdefault(one.answer_id, {})
        newest[one.place] = Given(one.marker_id, one.points)
    return given


def _token(key: int) -> str:
    return salted_hmac(_SALT, str(key), algorithm="sha256").hexdigest()[:_LENGTH]


def next_open(sheets: Sequence[Sheet], after: Sheet | None = None) -> Sheet | None:
    """Return what to mark next: behind the given one, else from the beginning."""
    place = after.place if after else 0
    turned = [*sheets[place:], *sheets[:place]]
    return next((one for one in turned if one.is_open and one != after), None)
