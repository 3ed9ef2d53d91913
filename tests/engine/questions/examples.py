"""Small questions for the tests, and the surroundings of a quiz."""

from engine.markup.page import Surroundings
from engine.questions.choice import Multiple, Single, TrueFalse
from engine.questions.draft import Draft, Line
from engine.questions.options import Option
from engine.questions.question import Stem
from engine.questions.scoring import Scoring


def surroundings():
    return Surroundings("opening/quiz.quiz.md", {}, lambda target: target)


def stem(**changes):
    return Stem(**{"id": "why-visit", "prompt": "Why?", "points": 2, **changes})


def options(right, *, count=4):
    """Return options with the keys 1, 2, 3…, of which some are right."""
    return tuple(
        Option(str(key), f"Option {key}", str(key) in right, f"About {key}.")
        for key in range(1, count + 1)
    )


def single(*, right="2", is_fixed=False, **changes):
    return Single(stem=stem(**changes), options=options(right), is_fixed=is_fixed)


def multiple(*, right="13", scoring=Scoring.ALL_OR_NOTHING, count=4, **changes):
    return Multiple(
        stem=stem(**changes), options=options(right, count=count), scoring=scoring
    )


def true_false(*, right="1", **changes):
    return TrueFalse(stem=stem(**changes), options=options(right, count=2))


def lines(text, *, first=1):
    return tuple(
        Line(number, line) for number, line in enumerate(text.split("\n"), start=first)
    )


def draft(text, *, first=11, **attributes):
    """Return a draft whose heading stands on line 10."""
    return Draft(10, "Why?", attributes, lines(text, first=first), surroundings())


def told(problems):
    """Return problems as the lines they are on and what they say, filled in."""
    return [(problem.line, str(problem).split(": ", 1)[1]) for problem in problems]
