"""What an author's `draw:` says, and whether the course has what it asks for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from courses.drafts import Draft
from engine.markup import schema
from engine.markup.problem import Problem, gettext_noop
from quizzes import content, drawing
from quizzes.drawing import Candidate, Line

KIND = "quiz"
MOST = 200

NOT_A_LINE = gettext_noop(
    "“{text}” cannot be drawn; write “3 from opening-quiz”, “2 from opening-quiz tagged"
    " crm” or “4 tagged case”."
)
TOO_MANY = gettext_noop("A quiz draws {most} questions at most, not {count}.")
NO_QUIZ = gettext_noop(
    "The course has no quiz “{unit}” (nearest: “{nearest}”); mend the name, which is"
    " that of its file without “.quiz.md”."
)
ITSELF_DRAWN = gettext_noop(
    "“{unit}” has no questions of its own, it draws them; draw them from where they"
    " stand."
)
TOO_FEW = gettext_noop(
    "This line wants {count} questions, and there are {there}; write more of them, or"
    " ask for fewer."
)
TOO_FEW_TOGETHER = gettext_noop(
    "Questions are drawn once only, and the lines together want more than there are;"
    " write more of them, or ask for fewer."
)
UNEQUAL = gettext_noop(
    "The questions this line may draw are worth {worths} points; give them the same"
    " points, so that every paper is worth the same."
)


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The lines of a `draw:`, each with its line in the file."""

    path: str
    slug: str
    lines: tuple[Line, ...]
    places: tuple[int, ...]

    def misfits(self, drafts: Mapping[str, Draft]) -> Iterable[Problem]:
        """Yield what the course lacks; asked once all of its files are read."""
        unknown = list(self._unknown(drafts))
        yield from unknown
        if not unknown:
            yield from self._short(_candidates(self, drafts))

    def _unknown(self, drafts: Mapping[str, Draft]) -> Iterator[Problem]:
        quizzes = {slug: one for slug, one in drafts.items() if one.kind == KIND}
        for line, place in zip(self.lines, self.places, strict=True):
            if line.unit and line.unit not in quizzes:
                near = get_close_matches(line.unit, quizzes, n=1, cutoff=0.0)
                values = {"unit": line.unit, "nearest": "".join(near)}
                yield Problem(self.path, place, NO_QUIZ, values)
            elif line.unit and _draws_only(quizzes[line.unit]):
                yield Problem(self.path, place, ITSELF_DRAWN, {"unit": line.unit})

    def _short(self, candidates: Sequence[Candidate]) -> Iterator[Problem]:
        alone: set[int] = set()
        for at, (line, place) in enumerate(zip(self.lines, self.places, strict=True)):
            found = drawing.pool(line, candidates)
            worths = sorted({one.question.points for one in found})
            if len(found) < line.count:
                alone.add(at)
                values = {"count": line.count, "there": len(found)}
                yield Problem(self.path, place, TOO_FEW, values)
            if len(worths) > 1:
                words = {"worths": ", ".join(map(str, worths))}
                yield Problem(self.path, place, UNEQUAL, words)
        for at in [] if alone else drawing.short(self.lines, candidates):
            yield Problem(self.path, self.places[at], TOO_FEW_TOGETHER)


def read(head: schema.Head, *, path: str, slug: str) -> Blueprint:
    """Return what could be read; the head notes what could not."""
    found: list[tuple[Line, int]] = []
    for place, text in enumerate(head.texts("draw", default=())):
        line = drawing.read(text, here=slug)
        if line is None:
            head.report_item("draw", place, NOT_A_LINE, text=text)
        else:
            found.append((line, head.line_of_item("draw", place)))
    count = sum(line.count for line, _ in found)
    if count > MOST:
        head.report("draw", TOO_MANY, most=MOST, count=count)
    lines, places = (tuple(line for line, _ in found), tuple(at for _, at in found))
    return Blueprint(path, slug, lines, places)


def _draws_only(draft: Draft) -> bool:
    return not draft.data.get("questions") and bool(draft.data.get("draw"))


def _candidates(own: Blueprint, drafts: Mapping[str, Draft]) -> list[Candidate]:
    slugs = dict.fromkeys([own.slug, *(line.unit for line in own.lines if line.unit)])
    return [
        Candidate(question, content.fingerprint(kept), "" if slug == own.slug else slug)
        for slug in slugs
        for question, kept in content.both(drafts[slug].data)
    ]
