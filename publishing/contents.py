"""Reads course.md: what the course is called, who may take it, and what it holds."""

from dataclasses import dataclass

from engine.markup import frontmatter, schema
from engine.markup.problem import Problem, gettext_noop
from publishing import listing
from publishing.listing import PATH, Chapter, Item

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
ENROLMENTS = ("open", "assigned")
SEQUENCES = ("free", "in-order")
CERTIFICATES = ("course", "module", "none")

NO_MODULES = gettext_noop(
    "The course has no modules; write ## Title {{#id}} and list its units below it."
)


@dataclass(frozen=True, slots=True)
class Contents:
    """The head of course.md, its introduction (Markdown) and its modules."""

    title: str
    language: str
    summary: str
    enrolment: str
    sequence: str
    certificate: str
    introduction: str
    first_line: int
    chapters: tuple[Chapter, ...]

    def fields(self) -> dict[str, str]:
        """Return what stands in the head, by the names it has everywhere."""
        names = ("title", "language", "summary", "enrolment", "sequence", "certificate")
        return {name: getattr(self, name) for name in names}

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for chapter in self.chapters for item in chapter.items)


def read(source: str) -> tuple[Contents, list[Problem]]:
    """Return what could be read, and every mistake."""
    document, problems = frontmatter.read(source, path=PATH)
    lines = document.body.split("\n")
    found = listing.read(lines, first_line=document.first_line)
    if not found.chapters:
        problems.append(Problem(PATH, document.first_line, NO_MODULES))
    head = schema.Head(document)
    contents = Contents(
        title=head.text("title", most=200),
        language=head.word("language", LANGUAGES, default="zh-Hans"),
        summary=head.text("summary", default=""),
        enrolment=head.word("enrolment", ENROLMENTS, default="open"),
        sequence=head.word("sequence", SEQUENCES, default="free"),
        certificate=head.word("certificate", CERTIFICATES, default="course"),
        introduction="\n".join(found.introduction),
        first_line=document.first_line,
        chapters=tuple(found.chapters),
    )
    return contents, [*problems, *head.finish(), *found.problems]
