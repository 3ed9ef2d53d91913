"""Reads a quiz's file and stores what it says."""

from collections import UserDict
from collections.abc import Mapping
from dataclasses import replace

from courses.drafts import Draft, SourceFile
from courses.models import Version
from engine.markup import frontmatter, schema
from engine.markup.frontmatter import Document
from engine.markup.page import Page, Picture, Surroundings, render
from engine.markup.problem import Problem, gettext_noop
from engine.questions import reading
from engine.questions.question import Question
from quizzes import content
from quizzes.content import Content
from quizzes.models import Quiz
from quizzes.review import SHORT, Review
from quizzes.rules import Counted, Rules, Shuffle

KIND = "quiz"
UNLIMITED = "unlimited"
MOST_ATTEMPTS = 100
LONGEST_SECONDS = 24 * 60 * 60

NO_QUESTION = gettext_noop(
    "The quiz has no question; begin each one with a line “## question {{#id}}”."
)
SLOT = gettext_noop(
    "The introduction of a quiz holds no “/// {kind}”; write it as a question below."
)
NOT_ATTEMPTS = gettext_noop(
    "“{name}” must be a whole number from 1 to {most}, or “unlimited”, not “{text}”."
)
NOT_LIMIT = gettext_noop("“{name}” may be 24 h at most, not “{text}”.")


class _Album(UserDict[str, Picture]):
    """The pictures of the course, noting which ones were looked up."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        super().__init__(pictures)
        self.shown: dict[str, None] = {}

    def __getitem__(self, name: str) -> Picture:
        self.shown[name] = None
        return super().__getitem__(name)


def read(
    file: SourceFile, *, surroundings: Surroundings
) -> tuple[Draft | None, list[Problem]]:
    """Return the quiz as its author means it, and every mistake in the file."""
    document, problems = frontmatter.read(file.text, path=file.path)
    head = schema.Head(document)
    draft = Draft(
        kind=KIND,
        title=head.text("title", most=200),
        minutes=head.whole("minutes", least=0, most=600, default=0),
        edition=head.whole("edition", least=1, most=9999, default=1),
        was=head.text("was", most=80, default=""),
    )
    objectives = head.texts("objectives", most=200, default=())
    rules = _rules(head)
    problems += head.finish()
    album = _Album(surroundings.pictures)
    around = replace(surroundings, pictures=album)
    introduction, found = _introduction(document, around)
    questions, wrong = _questions(document, around)
    kept = content.to_json(Content(rules, questions, objectives))
    draft = replace(
        draft,
        minutes=draft.minutes or _minutes(rules, questions),
        data=kept,
        html=introduction.html,
        passages=introduction.passages,
        pictures=tuple(album.shown),
    )
    return draft, sorted([*problems, *found, *wrong], key=lambda one: one.line)


def store(version: Version) -> None:
    Quiz.objects.get_or_create(unit_id=version.unit_id)


def _rules(head: schema.Head) -> Rules:
    return Rules(
        seconds=_seconds(head),
        pass_mark=head.percentage("pass", default=60),
        attempts=_attempts(head),
        counted=Counted(head.word("counted", [*Counted], default=Counted.HIGHEST)),
        shuffle=Shuffle(head.word("shuffle", [*Shuffle], default=Shuffle.NONE)),
        review=Review.from_json(head.word("review", [*SHORT], default="after-submit")),
    )


def _seconds(head: schema.Head) -> int | None:
    if not head.has("time-limit"):
        return None
    seconds = int(head.duration("time-limit").total_seconds())
    if seconds > LONGEST_SECONDS:
        head.report("time-limit", NOT_LIMIT, text=f"{seconds // 60} min")
    return seconds or None


def _attempts(head: schema.Head) -> int | None:
    text = head.text("attempts", default=UNLIMITED)
    if text == UNLIMITED:
        return None
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if not 1 <= number <= MOST_ATTEMPTS:
        head.report("attempts", NOT_ATTEMPTS, most=MOST_ATTEMPTS, text=text)
        return None
    return number


def _introduction(
    document: Document, surroundings: Surroundings
) -> tuple[Page, list[Problem]]:
    source = reading.introduction(document.body, first_line=document.first_line)
    blank = len(document.body) - len(document.body.lstrip("\n"))
    page, problems = render(
        source, first_line=document.first_line + blank, surroundings=surroundings
    )
    slots = [
        Problem(document.path, slot.line, SLOT, {"kind": slot.kind})
        for slot in page.slots
    ]
    return page, [*problems, *slots]


def _questions(
    document: Document, surroundings: Surroundings
) -> tuple[tuple[Question, ...], list[Problem]]:
    questions, problems = reading.read(
        document.body, first_line=document.first_line, surroundings=surroundings
    )
    if not questions and not problems:
        problems = [Problem(document.path, document.first_line, NO_QUESTION)]
    return questions, problems


def _minutes(rules: Rules, questions: tuple[Question, ...]) -> int:
    """Guess the time: the limit, else a minute a question."""
    return rules.seconds // 60 if rules.seconds else len(questions)
