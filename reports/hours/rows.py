"""The rows of the report of hours, for each way of adding up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext

from courses.models import Module
from engine.tables.table import Row
from people.models import Department, Person, PersonQuerySet
from reports import asked, tallies
from reports import gathering as beside
from reports.gathering import NOWHERE
from reports.hours import gathering
from reports.hours.form import By, HoursFilters
from reports.hours.sums import Piece, Sum, add_up
from training.access import Reach

CHUNK = 300


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows; `following` is the person with whom the next page begins."""

    rows: Sequence[tuple[int, Row]]
    following: int | None = None


class Rows:
    """What the filters show of what the reach lets somebody read."""

    def __init__(self, filters: HoursFilters, *, reach: Reach) -> None:
        self.filters = filters
        self.passes = gathering.passes(filters, reach=reach)
        self.evidence = gathering.evidence(filters, reach=reach)

    def pieces(self) -> Iterator[Piece]:
        return gathering.pieces(self.passes, self.evidence)

    def whole(self) -> Sum:
        return add_up(self.pieces(), lambda _: [None]).get(None, Sum())

    def count(self) -> int:
        if self.filters.by == By.PERSON:
            return self._people().count()
        return len(list(self.every()))

    def every(self) -> Iterator[Row]:
        if self.filters.by == By.PERSON:
            return (row for _, row in self._by_person())
        return iter([row for _, row in self._rolled()])

    def page(self, *, since: int | None, size: int) -> Page:
        """Return some rows by person from one on, or all rows of another kind."""
        if self.filters.by != By.PERSON:
            return Page(self._rolled())
        people = list(self._from(since)[: size + 1])
        following = people[size].pk if len(people) > size else None
        return Page(self._of(people[:size], beside.branches()), following)

    def _rolled(self) -> list[tuple[int, Row]]:
        if self.filters.by == By.MODULE:
            return self._by_module()
        return self._by_department()

    def _by_person(self) -> Iterator[tuple[int, Row]]:
        branches = beside.branches()
        since: int | None = None
        while people := list(self._from(since)[: CHUNK + 1]):
            yield from self._of(people[:CHUNK], branches)
            if len(people) <= CHUNK:
                return
            since = people[-1].pk

    def _people(self) -> PersonQuerySet:
        here = self.passes.filter(person=OuterRef("pk"))
        elsewhere = self.evidence.filter(person=OuterRef("pk"))
        everybody: PersonQuerySet = Person.objects.all()
        return everybody.filter(Exists(here) | Exists(elsewhere))

    def _from(self, since: int | None) -> PersonQuerySet:
        """Return them in the order of names, from one on; nonsense begins anew."""
        people = self._people().order_by("name_key", "pk")
        first = Person.objects.filter(pk=since).first() if since else None
        if first is None:
            return people
        later = Q(name_key__gt=first.name_key) | Q(pk__gte=first.pk)
        return people.filter(later, name_key__gte=first.name_key)

    def _of(
        self, people: Sequence[Person], branches: Mapping[str, str]
    ) -> list[tuple[int, Row]]:
        keys = [one.pk for one in people]
        theirs = gathering.pieces(
            self.passes.filter(person__in=keys), self.evidence.filter(person__in=keys)
        )
        sums = add_up(theirs, lambda piece: [piece.person])
        places = beside.places(keys, self.filters, branches)
        return [
            (
                one.pk,
                (
                    one.name,
                    one.employee_number or "",
                    places.get(one.pk, NOWHERE).department,
                    *numbers(sums.get(one.pk, Sum())),
                ),
            )
            for one in people
        ]

    def _by_department(self) -> list[tuple[int, Row]]:
        """Roll up what was learnt to each department above; the tree is of that day."""
        held = asked.postings(self.filters).order_by("-since", "-pk")
        paths = dict(held.values_list("person", "department_path"))
        sums = add_up(
            self.pieces(),
            lambda piece: tallies.upwards(paths.get(piece.person, "")),
        )
        names = beside.branches()
        return [
            (one.path.count("/") - 2, _told(one.name, names[one.path], sums[one.path]))
            for one in _departments(sums)
        ]

    def _by_module(self) -> list[tuple[int, Row]]:
        sums = add_up(self.pieces(), lambda piece: [piece.module])
        told = Module.objects.filter(pk__in=[key for key in sums if key])
        ordered = told.select_related("course").order_by(
            "course__title", "course", "position", "pk"
        )
        found = [
            (0, _told(one.title, one.course.title, sums[one.pk])) for one in ordered
        ]
        if None in sums:
            found.append((0, _told(gettext("In no module here"), "", sums[None])))
        return found


def _departments(sums: Mapping[str, Sum]) -> Iterable[Department]:
    return (one for one in tallies.in_tree_order() if one.path in sums)


def _told(name: str, further: str, of: Sum) -> Row:
    return (name, further, len(of.people), *numbers(of))


def numbers(of: Sum) -> Row:
    return (of.number, of.here, of.elsewhere, of.minutes, of.hours)
