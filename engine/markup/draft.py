"""What is known of a page while it is being made."""

from dataclasses import dataclass, field
from typing import Literal

from engine.markup.parts import Surroundings, Term
from engine.markup.problem import Problem, gettext_noop
from engine.markup.words import Words, words_of

type Place = Literal["lesson", "trainer", "fragment"]

DUPLICATE_ID = gettext_noop(
    "The id “{id}” is used twice, first in line {first}; give one of them another."
)


@dataclass(slots=True)
class Draft:
    surroundings: Surroundings
    first_line: int
    place: Place = "lesson"
    is_at_top: bool = True
    problems: list[Problem] = field(default_factory=list)
    reported: set[tuple[int, str, str]] = field(default_factory=set)
    ids: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, None] = field(default_factory=dict)
    drawings: list[str] = field(default_factory=list)
    anchors: list[tuple[int, str]] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    figures: int = 0
    blocks: int = 0
    asides: int = 0

    @property
    def words(self) -> Words:
        return words_of(self.surroundings.language)

    def report(self, line: int, message: str, **values: object) -> None:
        """Note a mistake, once."""
        key = (line, message, str(values))
        if key not in self.reported:
            self.reported.add(key)
            problem = Problem(self.surroundings.path, line, message, values)
            self.problems.append(problem)

    def claim(self, name: str, line: int) -> None:
        """Take an id for one element of the page; a second taker is a mistake."""
        if name in self.ids:
            self.report(line, DUPLICATE_ID, id=name, first=self.ids[name])
        else:
            self.ids[name] = line

    def sorted_problems(self) -> list[Problem]:
        return sorted(self.problems, key=lambda problem: problem.line)
