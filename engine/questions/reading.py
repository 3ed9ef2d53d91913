"""Reading questions out of an author's Markdown."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from engine.markup.page import Surroundings
from engine.markup.problem import Problem
from engine.markup.problem import gettext_noop as _
from engine.questions import entries, heading, identity, quotes, rubric, sections
from engine.questions.draft import Draft, Line, literal
from engine.questions.kinds import KINDS
from engine.questions.question import Question, Stem
from engine.questions.sections import Cut, Section

_COMMON = frozenset({"points", "was", "tags"})
_MOST_POINTS = 100
_OTHER_HEADING = re.compile(r"(?:#|#{3,6})\s")


def introduction(source: str, *, first_line: int = 1) -> str:
    """Return what stands before the first question of a quiz, as Markdown."""
    lines = sections.cut(source, first_line=first_line).introduction
    return "\n".join(line.text for line in lines).strip("\n")


def read(
    source: str, *, first_line: int, surroundings: Surroundings
) -> tuple[tuple[Question, ...], list[Problem]]:
    """Return the questions and every mistake in them, in the order of the lines.

    `first_line` is the number of the source's first line in its file. Text before the
    first `##` heading is the quiz's introduction and not read here. A question that
    has mistakes is returned only if it can still be asked. Never raises.
    """
    cut = sections.cut(source, first_line=first_line)
    return _read(cut, surroundings, [*_unclosed(cut, surroundings.path)])


def read_one(
    source: str, *, first_line: int, surroundings: Surroundings
) -> tuple[Question | None, list[Problem]]:
    """Return the one question of a check, and every mistake in it. Never raises."""
    cut = sections.cut(source, first_line=first_line)
    path = surroundings.path
    before = [*_unclosed(cut, path), *_not_one(cut, path, first_line)]
    questions, problems = _read(cut, surroundings, before)
    return next(iter(questions), None), problems


def _read(
    cut: Cut, surroundings: Surroundings, problems: list[Problem]
) -> tuple[tuple[Question, ...], list[Problem]]:
    headings = [heading.read(section.heading) for section in cut.sections]
    ids = identity.identify(headings)
    for line, (message, values) in identity.mistakes(headings, ids):
        problems.append(Problem(surroundings.path, line, message, values))
    questions = []
    for section, id_ in zip(cut.sections, ids, strict=True):
        question, found = _question(section, id_, surroundings)
        questions += [question] if question else []
        problems += found
    return tuple(questions), sorted(problems, key=lambda problem: problem.line)


def _question(
    section: Section, id_: str, surroundings: Surroundings
) -> tuple[Question | None, list[Problem]]:
    """Read one question, whose id is settled."""
    head, (open_lines, marking) = (
        heading.read(section.heading),
        rubric.take(section.lines),
    )
    taken = quotes.take(open_lines)
    lines = tuple(_without_heading(line) for line in taken.lines)
    draft = Draft(
        head.line,
        head.prompt,
        head.attributes,
        lines,
        surroundings,
        rubric=marking,
    )
    for message, values in head.mistakes:
        draft.problem(head.line, message, **values)
    _check_headings(draft, taken.lines)
    kind = _kind(draft)
    stem = Stem(
        id=id_,
        prompt=draft.html([literal(Line(head.line, head.prompt))]),
        material=draft.html(kind.material_of(draft) if kind else draft.lines),
        points=_points(draft, is_survey=kind is not None and kind.is_survey),
        explanation=_explanation(draft, taken.explanations),
        was=head.attributes.get("was", ""),
        tags=tuple(head.attributes.get("tags", "").split()),
        hints=tuple(draft.html(hint) for hint in taken.hints),
    )
    return (kind.from_draft(draft, stem) if kind else None), draft.problems


def _kind(draft: Draft) -> type[Question] | None:
    """Return the kind that the shape is of, having looked at its attributes."""
    kind = next((kind for kind in KINDS.values() if kind.claims(draft)), None)
    if kind is None:
        draft.problem(draft.line, _shapeless(draft))
        return None
    _check_attributes(draft, _COMMON | kind.attributes)
    if draft.rubric and not kind.is_marked_by_hand:
        draft.problem(
            draft.rubric[0].number,
            _(
                "Only a question answered in words has a rubric in “/// trainer”. "
                "Remove it here; what explains the answer stands behind “> 解析:” or "
                "“> Explanation:”."
            ),
        )
    return kind


def _shapeless(draft: Draft) -> str:
    """Say how to mend what is of no kind: often a list that lacks its boxes."""
    if entries.entries(draft.lines, entries.BULLETED):
        return _(
            "Nothing says which of these options is right. Begin the right ones with "
            "“- [x]”, the wrong ones with “- [ ]”; a survey has “scale=own” instead."
        )
    return _(
        "There is nothing to answer with here. Add options (“- [x]” before what is "
        "right, “- [ ]” before what is wrong) or another kind's answers; if the answer "
        "is to be written in words, write how to mark it between “/// trainer” and "
        "“///”."
    )


def _check_attributes(draft: Draft, known: frozenset[str]) -> None:
    for name in sorted(draft.attributes.keys() - known):
        near = get_close_matches(name, known, n=1)
        draft.problem(
            draft.line,
            _("“{name}” is unknown here. Did you mean “{near}”?")
            if near
            else _("“{name}” is unknown here. This question can have: {known}."),
            name=name,
            near="".join(near),
            known=", ".join(sorted(known)),
        )


def _without_heading(line: Line) -> Line:
    """Return the line, blank if it is a heading: the mistake is told only once."""
    is_heading = _OTHER_HEADING.match(line.text) and not line.is_fenced
    return Line(line.number, "") if is_heading else line


def _check_headings(draft: Draft, lines: Sequence[Line]) -> None:
    for line in lines:
        if _without_heading(line) != line:
            draft.problem(
                line.number,
                _(
                    "A question begins with “##” and has no other headings. Write two "
                    "number signs if a question begins here, else none."
                ),
            )


def _points(draft: Draft, *, is_survey: bool) -> int:
    if not is_survey:
        return draft.whole("points", least=1, most=_MOST_POINTS, default=1)
    if draft.attributes.get("points", "0") != "0":
        draft.problem(
            draft.line,
            _("A survey scale gives no points. Remove “points={text}”."),
            text=draft.attributes["points"],
        )
    return 0


def _explanation(draft: Draft, found: tuple[tuple[Line, ...], ...]) -> str:
    for again in found[1:]:
        draft.problem(
            again[0].number,
            _("This question is explained twice. Make one quote of both."),
        )
    return draft.html(found[0]) if found else ""


def _unclosed(cut: Cut, path: str) -> Iterator[Problem]:
    if cut.unclosed is not None:
        message = _("What is opened here is never closed. Repeat its signs below it.")
        yield Problem(path, cut.unclosed, message)


def _not_one(cut: Cut, path: str, first_line: int) -> Iterator[Problem]:
    """Say where a check holds something beside one question, or none."""
    before = [line.number for line in cut.introduction if not line.is_blank]
    if before or not cut.sections:
        message = _("A check begins with its question. Write “## ” before it.")
        yield Problem(path, before[0] if before else first_line, message)
    for section in cut.sections[1:]:
        message = _("A check holds one question. Put this one into a check of its own.")
        yield Problem(path, section.heading.number, message)
