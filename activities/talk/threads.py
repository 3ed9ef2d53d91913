"""Shared works with all that was said of them, as one person sees them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.db.models import QuerySet

from activities import teaching
from activities.models import Comment, Response, ResponseMark
from activities.talk import forms, marks
from activities.talk.forms import CommentForm, MarkForm
from activities.teaching import Work
from courses.models import Teaching, Unit
from people.models import Person


@dataclass(frozen=True, slots=True)
class Said:
    """A comment and who its author is to the reader."""

    comment: Comment
    is_mine: bool
    is_by_author: bool
    is_by_trainer: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The mark that stands; `is_older`: other words have been shared since."""

    mark: ResponseMark
    is_older: bool

    @property
    def points(self) -> str:
        return forms.points(self.mark.points)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads; `out_of`: how many points she may give for the work of others."""

    person: Person
    at: datetime
    out_of: int = 0


@dataclass(frozen=True, slots=True)
class Thread:
    """A work, what was said of it, and what the reader may say."""

    work: Work
    said: Sequence[Said]
    form: CommentForm
    is_mine: bool
    mark_form: MarkForm | None = None
    standing: Standing | None = None
    wish: str = ""

    @property
    def response(self) -> Response:
        return self.work.response

    @property
    def count(self) -> int:
        """Return how many comments can be read."""
        return sum(one.comment.removed_at is None for one in self.said)

    @property
    def waits(self) -> bool:
        """Say whether the reader may mark it and nobody has marked these words."""
        is_marked = self.standing is not None and not self.standing.is_older
        return self.mark_form is not None and not is_marked

    def commenting(self, form: CommentForm) -> "Thread":
        """Return it with a comment that could not be kept."""
        return replace(self, form=form)

    def marking(self, form: MarkForm, wish: str = "") -> "Thread":
        """Return it with a mark that could not be kept, and why."""
        return replace(self, mark_form=form, wish=wish)


def of(works: Sequence[Response], *, unit: Unit, reader: Reader) -> list[Thread]:
    """Return the threads in the same few queries, however many works there are."""
    said = _said(works, unit=unit, reader=reader)
    standing = _newest(works, unit=unit) if reader.out_of else {}
    return [
        _thread(one, said.get(one.registration_id, []), standing, reader)
        for one in works
    ]


def comments(unit: Unit, registrations: Sequence[int]) -> QuerySet[Comment]:
    """Return the comments on works of the unit, on older versions of it too."""
    made = Comment.objects.filter(
        response__unit=unit, response__registration__in=registrations
    )
    return made.order_by("response__registration", "written_at", "pk")


def _said(
    works: Sequence[Response], *, unit: Unit, reader: Reader
) -> Mapping[int, Sequence[Said]]:
    made = comments(unit, [one.registration_id for one in works])
    rows = list(made.select_related("author", "response"))
    running = Teaching.objects.running(at=reader.at).filter(course=unit.course_id)
    authors = {one.author_id for one in rows}
    theirs = running.filter(person__in=authors).values_list("person", flat=True)
    trainers = set(theirs) if authors else set()
    told = [
        Said(
            one,
            is_mine=one.author_id == reader.person.pk,
            is_by_author=one.author_id == one.response.person_id,
            is_by_trainer=one.author_id in trainers,
        )
        for one in rows
    ]
    groups = groupby(told, key=lambda one: one.comment.response.registration_id)
    return {key: list(group) for key, group in groups}


def _newest(works: Sequence[Response], *, unit: Unit) -> dict[int, ResponseMark]:
    given = ResponseMark.objects.filter(
        response__unit=unit,
        response__registration__in=[one.registration_id for one in works],
    )
    rows = given.select_related("marker", "response").order_by("pk")
    return {one.response.registration_id: one for one in rows}


def _thread(
    response: Response,
    said: Sequence[Said],
    standing: Mapping[int, ResponseMark],
    reader: Reader,
) -> Thread:
    newest = standing.get(response.registration_id)
    is_mine = response.person_id == reader.person.pk
    may_mark = bool(reader.out_of) and not is_mine
    form = MarkForm(response, out_of=reader.out_of, newest=newest)
    is_older = newest is not None and marks.is_for_older_text(newest, response)
    return Thread(
        work=teaching.work(response),
        said=said,
        form=CommentForm(response),
        is_mine=is_mine,
        mark_form=form if may_mark else None,
        standing=Standing(newest, is_older) if newest else None,
    )
