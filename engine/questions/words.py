"""Questions answered with a word or a few, which must be one of those accepted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from engine.markup.problem import gettext_noop as _
from engine.questions.accepted_lines import AcceptedLine, accepted_lines, check
from engine.questions.draft import Draft
from engine.questions.folding import fold
from engine.questions.question import JSON, Stem
from engine.questions.typed import LONGEST, Answer, Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(Typed):
    """A word or a few. A response is the text; it is right if it folds to the same.

    Marking is exact (see ``folding.fold``): what is nearly right earns nothing.
    """

    kind: ClassVar[str] = "short"
    title: ClassVar[str] = _("Short answer")
    attributes: ClassVar[frozenset[str]] = frozenset({"as"})

    accepted: tuple[Answer, ...]

    @classmethod
    def claims(cls, draft: Draft) -> bool:
        return bool(accepted_lines(draft))

    @property
    def answers(self) -> tuple[Answer, ...]:
        return self.accepted

    def matched(self, text: str) -> Answer | None:
        folded = fold(text)
        same = (answer for answer in self.accepted if fold(answer.text) == folded)
        return next(same, None) if folded else None

    def right_answer(self) -> JSON:
        return self.accepted[0].text

    def body(self) -> dict[str, JSON]:
        return {
            "accepted": [
                {"text": answer.text, "feedback": answer.feedback}
                for answer in self.accepted
            ]
        }

    @classmethod
    def from_body(cls, stem: Stem, body: Mapping[str, Any]) -> Self:
        accepted = tuple(Answer(**entry) for entry in body["accepted"])
        if not accepted:
            raise ValueError(body)
        return cls(stem=stem, accepted=accepted)

    @classmethod
    def from_draft(cls, draft: Draft, stem: Stem) -> Self | None:
        """Read the answers; None if there is none that could be given."""
        draft.word("as", ["text"])
        found = accepted_lines(draft)
        check(found, draft, longest=LONGEST)
        for line, text in _repeated(found):
            draft.problem(
                line,
                _(
                    "The answer “{text}” stands here twice: spaces, width, capitals, "
                    "closing marks and 简/繁 do not count. Remove one."
                ),
                text=text,
            )
        accepted = tuple(
            Answer(line.text, draft.html(line.feedback_lines))
            for line in found
            if fold(line.text) and len(line.text) <= LONGEST
        )
        return cls(stem=stem, accepted=accepted) if accepted else None


def _repeated(found: Sequence[AcceptedLine]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for accepted in found:
        folded = fold(accepted.text)
        if folded and folded in seen:
            yield accepted.line, accepted.text
        seen.add(folded)
