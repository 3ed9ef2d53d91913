"""Questions that ask for partners: each left-hand piece gets one from the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any, ClassVar, Self

from engine.markup.problem import gettext_noop as _
from engine.markup.text import plain
from engine.questions import pair_table
from engine.questions.draft import Draft, Line
from engine.questions.options import letter
from engine.questions.pieces import Piece, keyed, mixed
from engine.questions.question import JSON, Asked, Question, Revealed, Show, Stem
from engine.questions.verdict import BadResponse, Verdict


class Scoring(StrEnum):
    """How pairs are scored; the first, each right pair its share, is the default."""

    PROPORTIONAL = "proportional"
    ALL_OR_NOTHING = "all-or-nothing"


@dataclass(frozen=True, slots=True)
class Partner:
    """A right-hand piece to choose; ``label`` is its plain text."""

    key: str
    letter: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class LeftPiece:
    """A left-hand piece and what it was given; what may not be shown is empty.

    ``verdict`` is ``right``, ``wrong`` or empty; ``given`` and ``right`` are partners.
    """

    key: str
    text: str
    given: Partner | None
    verdict: str = ""
    right: Partner | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMatching(Asked):
    heads: tuple[str, str]
    rows: tuple[LeftPiece, ...]
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedMatching(Revealed):
    heads: tuple[str, str]
    rows: tuple[LeftPiece, ...]
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Question):
    """Pieces on the left and on the right, kept in the order they are shown in.

    ``right`` pairs the key of every left piece with that of its partner, sorted;
    partners that stand in no pair are distractors. ``heads`` are those of the table,
    safe HTML. A response is a mapping of left keys to right keys; what is missing is
    not chosen.
    """

    kind: ClassVar[str] = "matching"
    title: ClassVar[str] = _("Matching")
    attributes: ClassVar[frozenset[str]] = frozenset({"scoring"})

    lefts: tuple[Piece, ...]
    rights: tuple[Piece, ...]
    right: tuple[tuple[str, str], ...]
    heads: tuple[str, str] = ("", "")
    scoring: Scoring = Scoring.PROPORTIONAL

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        return not draft.rubric and pair_table.table_of(draft) is not None

    @classmethod
    def material_of(cls, draft: Draft) -> tuple[Line, ...]:
        return pair_table.before(draft)

    @classmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self | None:
        """Read the table; equal texts on the right are one partner."""
        scoring = Scoring(draft.word("scoring", [*Scoring]))
        cells = pair_table.cells(draft)
        texts = dict.fromkeys(right for _left, right in cells.pairs)
        rights = keyed(stem.id, dict.fromkeys([*texts, *cells.distractors]))
        lefts = keyed(stem.id, (left for left, _right in cells.pairs))
        keys = {piece.text: piece.key for piece in rights}
        pairs = zip(lefts, cells.pairs, strict=True)
        if not lefts:
            return None
        return cls(
            stem=stem,
            lefts=lefts,
            rights=mixed(rights, seed=0, name=stem.id),
            right=tuple(sorted((left.key, keys[text]) for left, (_, text) in pairs)),
            heads=cells.heads,
            scoring=scoring,
        )

    def shuffled(self, seed: int) -> Self:
        return replace(
            self,
            lefts=mixed(self.lefts, seed=seed, name=f"{self.id}/left"),
            rights=mixed(self.rights, seed=seed, name=self.id),
        )

    def chosen(self, response: object) -> dict[str, str]:
        """Return the pairs of a response whose keys are ours; never raises."""
        given = response.items() if isinstance(response, Mapping) else ()
        lefts, rights = _keys(self.lefts), _keys(self.rights)
        return {
            left: right
            for left, right in given
            if left in lefts and isinstance(right, str) and right in rights
        }

    def is_answered(self, response: object) -> bool:
        return bool(self.chosen(response))

    def is_complete(self, response: object) -> bool:
        return len(self.chosen(response)) == len(self.lefts)

    def response(self, values: Sequence[str]) -> JSON:
        """Take one `left=right` for each row; empty ones are not chosen."""
        chosen: dict[str, JSON] = {}
        for value in filter(None, values):
            left, _sign, right = value.partition("=")
            is_ours = left in _keys(self.lefts) and right in _keys(self.rights)
            if not is_ours or left in chosen:
                raise BadResponse(values)
            chosen[left] = right
        return chosen or None

    def values(self, response: JSON) -> list[str]:
        return [f"{left}={right}" for left, right in self.chosen(response).items()]

    def mark(self, response: object) -> Verdict:
        share = sum(self.parts(response).values(), Fraction(0))
        return Verdict(share * self.points, self.points)

    def parts(self, response: object) -> Mapping[str, Fraction]:
        """Return what each left piece earns where they count one by one, or all."""
        chosen, each = self.chosen(response), Fraction(1, len(self.right))
        if self.scoring is Scoring.ALL_OR_NOTHING:
            return {"": Fraction(chosen == dict(self.right))}
        return {left: each * (chosen.get(left) == right) for left, right in self.right}

    def chance(self) -> Fraction:
        """Return one of the number of partners, for all pairs at once its power."""
        one = Fraction(1, len(self.rights))
        is_whole = self.scoring is Scoring.ALL_OR_NOTHING
        return Fraction(one ** len(self.lefts)) if is_whole else one

    def right_answer(self) -> JSON:
        return {**dict(self.right)}

    def asked(self, response: object = None, *, tries: int = 0) -> AskedMatching:
        return AskedMatching(
            **self.told(response, tries),
            heads=self.heads,
            rows=self._rows(response, Show.NOTHING),
            partners=self._partners(),
        )

    def revealed(
        self, response: object = None, *, show: Show = Show.REVIEW
    ) -> RevealedMatching:
        return RevealedMatching(
            **self.judged(response, show),
            heads=self.heads,
            rows=self._rows(response, show),
            partners=self._partners(),
        )

    def _partners(self) -> tuple[Partner, ...]:
        return tuple(
            Partner(piece.key, letter(place), piece.text, plain(piece.text))
            for place, piece in enumerate(self.rights)
        )

    def _rows(self, response: object, show: Show) -> tuple[LeftPiece, ...]:
        chosen, right = self.chosen(response), dict(self.right)
        partners = {partner.key: partner for partner in self._partners()}
        is_key_shown = Show.RIGHT_ANSWER in show
        is_judged = bool(show & (Show.CORRECTNESS | Show.RIGHT_ANSWER))
        return tuple(
            LeftPiece(
                key=left.key,
                text=left.text,
                given=partners.get(chosen.get(left.key, "")),
                verdict=_verdict(chosen.get(left.key), right[left.key], is_judged),
                right=partners[right[left.key]] if is_key_shown else None,
            )
            for left in self.lefts
        )

    def body(self) -> dict[str, JSON]:
        return {
            "lefts": [piece.to_json() for piece in self.lefts],
            "rights": [piece.to_json() for piece in self.rights],
            "right": {**dict(self.right)},
            "heads": [*self.heads],
            "scoring": self.scoring.value,
        }

    @classmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        """Read the body; KeyError or ValueError if the pairs are not its pieces'."""
        lefts = Piece.all_from_json(body["lefts"])
        rights = Piece.all_from_json(body["rights"])
        right = tuple(sorted((piece.key, body["right"][piece.key]) for piece in lefts))
        if not _keys(rights).issuperset(key for _left, key in right):
            raise ValueError(right)
        left_head, right_head = body["heads"]
        return cls(
            stem=stem,
            lefts=lefts,
            rights=rights,
            right=right,
            heads=(left_head, right_head),
            scoring=Scoring(str(body["scoring"])),
        )


def _keys(pieces: Sequence[Piece]) -> frozenset[str]:
    return frozenset(piece.key for piece in pieces)


def _verdict(given: str | None, right: str, is_judged: bool) -> str:  # noqa: FBT001
    if given is None or not is_judged:
        return ""
    return "right" if given == right else "wrong"
