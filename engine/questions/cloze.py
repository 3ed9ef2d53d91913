"""Questions with gaps in their text: blanks to fill in, drop-downs to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar, Self

from engine.markup.problem import gettext_noop as _
from engine.questions import gap, gap_marks
from engine.questions.draft import Draft, Line, literal
from engine.questions.gap import Gap, NoGap, ShownGap
from engine.questions.gap_marks import Mark
from engine.questions.question import JSON, Asked, Question, Revealed, Show, Stem
from engine.questions.verdict import BadResponse, Verdict


@dataclass(frozen=True, slots=True)
class Piece:
    """A gap in the text and what stands behind it: safe HTML as a whole only."""

    gap: ShownGap
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCloze(Asked):
    """``fields`` are the gaps of the heading; the others stand in a text.

    ``opening`` is the text before the first of them, ``pieces`` are the rest.
    """

    fields: tuple[ShownGap, ...]
    opening: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedCloze(Revealed):
    fields: tuple[ShownGap, ...]
    opening: str
    pieces: tuple[Piece, ...]

    @property
    def gaps(self) -> tuple[ShownGap, ...]:
        return (*self.fields, *(piece.gap for piece in self.pieces))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Question):
    """A text with gaps. A response is a list: for each gap a text or an option's key.

    Nothing can be filled in within a heading: there a mark, （1）, stands for the gap,
    and its field below. ``text`` is the material cut where its gaps are; all gaps earn
    the same share.
    """

    kind: ClassVar[str] = "cloze"
    title: ClassVar[str] = _("Fill in the gaps")
    attributes: ClassVar[frozenset[str]] = frozenset({"order"})

    gaps: tuple[Gap, ...]
    text: tuple[str, ...] = ()
    is_fixed: bool = False

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        lines = (Line(draft.line, draft.prompt), *draft.lines)
        return not draft.rubric and gap_marks.are_in(lines)

    @classmethod
    def material_of(cls, draft: Draft) -> tuple[Line, ...]:
        heading = _heading(draft)
        return gap_marks.take(draft.lines, first=len(heading.marks) + 1).lines

    @classmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self | None:
        """Read the gaps; None if one of them cannot be filled in."""
        heading = _heading(draft)
        below = gap_marks.take(draft.lines, first=len(heading.marks) + 1)
        for line in (*heading.unclosed, *below.unclosed):
            draft.problem(line, _("This gap is not closed. Write “]]” behind it."))
        prompt = _prompt(draft, stem, heading)
        marks = (*heading.marks, *below.marks)
        is_fixed = draft.word("order", ["free", "fixed"]) == "fixed"
        gaps = _gaps(draft, marks)
        if not _are_placed(draft, marks, prompt + stem.material) or not gaps:
            return None
        *pieces, last = gap_marks.TOKEN.split(stem.material)[::2]
        return cls(
            stem=replace(
                stem,
                prompt=gap_marks.TOKEN.sub(
                    lambda token: _mark(draft, token[1]), prompt
                ),
                material="" if pieces else stem.material,
            ),
            gaps=gaps,
            text=(*pieces, last) if pieces else (),
            is_fixed=is_fixed,
        )

    def shuffled(self, seed: int) -> Self:
        """Return the question with its drop-downs in another order, keys kept."""
        if self.is_fixed:
            return self
        gaps = (
            each.shuffled(seed, f"{self.id}/{number}")
            for number, each in enumerate(self.gaps, start=1)
        )
        return replace(self, gaps=tuple(gaps))

    def given(self, response: object) -> tuple[str, ...]:
        """Return what was given for each gap; empty what is nonsense. Never raises."""
        return gap.given(response, len(self.gaps))

    def is_answered(self, response: object) -> bool:
        return any(map(Gap.is_filled, self.gaps, self.given(response)))

    def is_complete(self, response: object) -> bool:
        return all(map(Gap.is_filled, self.gaps, self.given(response)))

    def response(self, values: Sequence[str]) -> JSON:
        """Take one value for each gap in their order, or none at all."""
        if not values:
            return [""] * len(self.gaps)
        if len(values) != len(self.gaps):
            raise BadResponse(values)
        return [*map(Gap.sent, self.gaps, values)]

    def mark(self, response: object) -> Verdict:
        share = sum(self.parts(response).values(), Fraction(0))
        return Verdict(share * self.points, self.points)

    def parts(self, response: object) -> Mapping[str, Fraction]:
        """Return what each gap earns, under its number."""
        each = Fraction(1, len(self.gaps))
        are_right = map(Gap.is_right, self.gaps, self.given(response))
        return {
            str(number): each * is_right
            for number, is_right in enumerate(are_right, start=1)
        }

    def chance(self) -> Fraction:
        """Return the mean of the gaps' guess scores (Moodle's weighted mean)."""
        chances = (each.chance() for each in self.gaps)
        return sum(chances, Fraction(0)) / len(self.gaps)

    def right_answer(self) -> JSON:
        return [each.right_answer() for each in self.gaps]

    def asked(self, response: object = None, *, tries: int = 0) -> AskedCloze:
        fields, pieces = self._shown(response, Show.NOTHING)
        return AskedCloze(
            **self.told(response, tries),
            fields=fields,
            opening="".join(self.text[:1]),
            pieces=pieces,
        )

    def revealed(
        self, response: object = None, *, show: Show = Show.REVIEW
    ) -> RevealedCloze:
        fields, pieces = self._shown(response, show)
        return RevealedCloze(
            **self.judged(response, show),
            fields=fields,
            opening="".join(self.text[:1]),
            pieces=pieces,
        )

    def _shown(
        self, response: object, show: Show
    ) -> tuple[tuple[ShownGap, ...], tuple[Piece, ...]]:
        shown = [
            each.shown(number, given, show)
            for number, (each, given) in enumerate(
                zip(self.gaps, self.given(response), strict=True), start=1
            )
        ]
        behind = self.text[1:]
        field_count = len(shown) - len(behind)
        pieces = map(Piece, shown[field_count:], behind)
        return tuple(shown[:field_count]), tuple(pieces)

    def body(self) -> dict[str, JSON]:
        return {
            "gaps": [each.to_json() for each in self.gaps],
            "text": [*self.text],
            "is_fixed": self.is_fixed,
        }

    @classmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        gaps, text = tuple(map(Gap.from_json, body["gaps"])), tuple(body["text"])
        if not gaps or len(text) > len(gaps) + 1:
            raise ValueError(body)
        return cls(stem=stem, gaps=gaps, text=text, is_fixed=body["is_fixed"] is True)


def _heading(draft: Draft) -> gap_marks.Marked:
    return gap_marks.take([Line(draft.line, draft.prompt)], first=1)


def _prompt(draft: Draft, stem: Stem, heading: gap_marks.Marked) -> str:
    """Return the prompt with tokens; what is wrong beside them was told before."""
    if not heading.marks:
        return stem.prompt
    told = [*draft.problems]
    prompt = draft.html([literal(heading.lines[0])])
    draft.problems[:] = told
    return prompt


def _mark(draft: Draft, number: str) -> str:
    return f'<span class="gap-mark">{_sign(draft, number)}</span>'


def _sign(draft: Draft, number: object) -> str:
    is_chinese = draft.surroundings.language.startswith("zh")
    return f"（{number}）" if is_chinese else f"({number})"


def _gaps(draft: Draft, marks: Sequence[Mark]) -> tuple[Gap, ...]:
    """Read all gaps and note every mistake; none if there is one."""
    gaps = []
    for number, mark in enumerate(marks, start=1):
        try:
            gaps.append(gap.read(mark.text, mark=_sign(draft, number)))
        except NoGap as mistake:
            draft.problem(mark.line, mistake.args[0], text=mark.text)
    return tuple(gaps) if len(gaps) == len(marks) else ()


def _are_placed(draft: Draft, marks: Sequence[Mark], html: str) -> bool:
    """Say whether every gap came out of Markdown where it can be filled in."""
    places = gap_marks.places(html)
    wanted = [*range(1, len(marks) + 1)]
    for mark, number in zip(marks, wanted, strict=True):
        if places[number - 1 : number] != [number]:
            draft.problem(
                mark.line,
                _(
                    "A gap cannot stand in a link, a picture, code or a footnote. Put "
                    "it into the text."
                ),
            )
            break
    return places == wanted
