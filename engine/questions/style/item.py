"""A question as its author wrote it, with its lines, for the rules of style."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.markup.page import Surroundings
from engine.markup.problem import Problem
from engine.questions import heading, quotes, rubric, sections, task_list
from engine.questions.choice import Choice, Single, TrueFalse
from engine.questions.draft import Draft
from engine.questions.kinds import KINDS
from engine.questions.question import Question
from engine.questions.sections import Section
from engine.questions.task_list import Box


@dataclass(frozen=True, slots=True)
class Item:
    """A question of any kind; its texts are Markdown.

    ``asked`` is all that tells it from other questions: the prompt and the material,
    and for kinds without options also what the answer is made of. ``options`` is
    empty for those kinds.
    """

    path: str
    line: int
    kind: type[Question]
    prompt: str
    asked: str
    is_fixed: bool
    is_explained: bool
    options: tuple[Box, ...]

    @property
    def right(self) -> tuple[Box, ...]:
        return tuple(option for option in self.options if option.is_right)

    @property
    def wrong(self) -> tuple[Box, ...]:
        return tuple(option for option in self.options if not option.is_right)

    @property
    def is_statement(self) -> bool:
        """Say whether it is to be agreed with or not."""
        return issubclass(self.kind, TrueFalse) and len(self.right) == 1

    @property
    def is_single(self) -> bool:
        """Say whether one of several options is the key."""
        is_one = issubclass(self.kind, Single) and len(self.right) == 1
        return is_one and bool(self.wrong) and not self.is_statement

    @property
    def key_place(self) -> int:
        """Return the place of the first right option, from 0."""
        return [option.is_right for option in self.options].index(True)

    def warning(self, message: str, /, *, line: int = 0, **values: object) -> Problem:
        """Return a warning at a line, at the question's own unless said otherwise."""
        return Problem(self.path, line or self.line, message, values)


def items(source: str, *, first_line: int, path: str) -> Iterator[Item]:
    """Yield the questions of a source in their order; those of no kind are left out."""
    for section in sections.cut(source, first_line=first_line).sections:
        yield from _items(section, path)


def _items(section: Section, path: str) -> Iterator[Item]:
    head = heading.read(section.heading)
    lines, marking = rubric.take(section.lines)
    taken = quotes.take(lines)
    draft = Draft(
        head.line,
        head.prompt,
        head.attributes,
        taken.lines,
        Surroundings(path, {}, lambda _: None),
        rubric=marking,
    )
    for kind in [kind for kind in KINDS.values() if kind.claims(draft)][:1]:
        yield _item(kind, draft, is_explained=bool(taken.explanations))


def _item(kind: type[Question], draft: Draft, *, is_explained: bool) -> Item:
    has_options = issubclass(kind, Choice)
    lines = kind.material_of(draft) if has_options else draft.lines
    return Item(
        path=draft.surroundings.path,
        line=draft.line,
        kind=kind,
        prompt=draft.prompt,
        asked="\n".join([draft.prompt, *(line.text for line in lines)]).strip(),
        is_fixed=draft.attributes.get("order") == "fixed",
        is_explained=is_explained,
        options=tuple(task_list.boxes(draft)) if has_options else (),
    )
