"""What somebody wants printed: the edition, the parts, how it is set."""

from dataclasses import dataclass, field
from enum import StrEnum

from engine.markup.page import Audience
from engine.paper.form import Form


class Edition(StrEnum):
    """TRAINEE and TRAINER are books; the others are taken out of the same course."""

    TRAINEE = "trainee"
    TRAINER = "trainer"
    PACK = "pack"
    EXAM = "exam"
    KEY = "key"
    GLOSSARY = "glossary"

    @property
    def audience(self) -> Audience:
        """Say whose text it is made of."""
        is_trainers = self in {Edition.TRAINER, Edition.KEY}
        return Audience.TRAINER if is_trainers else Audience.TRAINEE


@dataclass(frozen=True, slots=True)
class Choice:
    """`parts` are modules and units by their slugs, in the course's order; none: all.

    `draw` is the seed of an exam paper: the same seed draws the same questions.
    """

    edition: Edition = Edition.TRAINEE
    parts: tuple[str, ...] = ()
    form: Form = field(default_factory=Form)
    draw: int = 0
