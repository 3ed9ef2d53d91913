"""Makes an exam paper with its answer sheet, and the key to it for trainers."""

from dataclasses import dataclass, replace

from django.template.loader import render_to_string

from courses import kinds
from courses.kinds import Exam
from courses.models import Unit, Version
from engine.paper.spacing import spaced
from handouts import book, naming
from handouts.book import Made
from handouts.choice import Edition
from handouts.leaves import Bindery
from handouts.matter import Matter, NothingToPrint


@dataclass(frozen=True, slots=True)
class Paper:
    """What is drawn, and what stands at its head."""

    matter: Matter
    unit: Unit
    exam: Exam

    @property
    def head(self) -> str:
        return spaced(f"{self.unit.number}\u3000{self.unit.title}")

    @property
    def facts(self) -> str:
        return naming.joined(*self.exam.facts)

    @property
    def variant(self) -> str:
        return naming.variant(self.matter)

    @property
    def is_key(self) -> bool:
        return self.matter.edition is Edition.KEY


def of(matter: Matter) -> Made:
    """Return the paper or, for the same seed, its key."""
    bindery = Bindery(matter, {})
    unit = matter.entries[0].unit
    paper = Paper(matter, unit, _bound(_drawn(matter, unit), bindery))
    values = book.front(matter) | {"paper": paper}
    html = render_to_string("handouts/exam.html", values)
    return Made(html, _title(matter), bindery.pictures)


def _title(matter: Matter) -> str:
    return f"{naming.title(matter)} · {naming.variant(matter)}"


def _drawn(matter: Matter, unit: Unit) -> Exam:
    draw = kinds.named(unit.kind).exam
    if draw is None:
        raise NothingToPrint(unit.slug)
    version = Version.objects.get(pk=unit.version_id or 0)
    version.unit = unit
    return draw(version, matter.choice.draw)


def _bound(exam: Exam, bindery: Bindery) -> Exam:
    return replace(
        exam,
        questions=bindery.bound(exam.questions, prefix="q").html,
        key=bindery.bound(exam.key, prefix="q").html,
    )
