"""How long a book will take, and how many pages it will have, before it is set."""

from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import Length

from courses.models import Rendering
from handouts.matter import Matter

AT_ONCE = 3  # seconds that somebody waits for a page without wondering
START = 0.4
CHARACTERS_A_SECOND = 11_000  # of HTML, on a small machine
CHARACTERS_A_UNIT = 4_400  # of heads, aims and questions around the text
CHARACTERS_A_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class Estimate:
    seconds: float
    pages: int

    @property
    def is_quick(self) -> bool:
        return self.seconds <= AT_ONCE


def of(matter: Matter) -> Estimate:
    """Reckon from the length of the texts, in one query."""
    shown = Rendering.objects.filter(
        version__in=matter.versions, audience=matter.audience.value
    )
    texts = shown.aggregate(long=Sum(Length("html")))["long"] or 0
    return reckoned(texts, units=len(matter.entries))


def reckoned(texts: int, *, units: int) -> Estimate:
    whole = texts + units * CHARACTERS_A_UNIT
    return Estimate(START + whole / CHARACTERS_A_SECOND, 1 + whole // CHARACTERS_A_PAGE)
