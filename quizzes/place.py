"""Where a question's page is, and where its buttons lead."""

from dataclasses import dataclass, replace

from django.urls import reverse

from courses.access import Visit

HAND_IN = "/"


@dataclass(frozen=True, slots=True)
class Place:
    course_slug: str
    unit_slug: str
    key: int
    question: str

    @classmethod
    def of(cls, visit: Visit, unit_slug: str, key: int, question: str) -> "Place":
        return cls(visit.course.slug, unit_slug, key, question)

    @property
    def attempt(self) -> str:
        return self._address("attempt")

    @property
    def hand_in(self) -> str:
        return self._address("hand-in")

    @property
    def here(self) -> str:
        return self._address("question", self.question)

    def at(self, question: str) -> "Place":
        return replace(self, question=question)

    def part(self, name: str) -> str:
        """Return the place on the page of what belongs to the question."""
        return f"{self.here}#{name}-{self.question}"

    def _address(self, name: str, *further: str) -> str:
        here = (self.course_slug, self.unit_slug, self.key, *further)
        return reverse(f"quizzes:{name}", args=here)
