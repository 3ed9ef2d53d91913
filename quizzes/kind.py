"""Registers the quiz as a kind of unit."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from courses import kinds
from courses.models import Registration, Unit, Version
from engine.markup.page import Audience
from engine.questions.question import Question
from quizzes import content, desk, exam, pools, rulebook, views, words


def _measure(unit: Unit) -> str:
    """Say how many questions there are; the version is there wherever units show."""
    if unit.version is None:
        return ""
    return words.questions(content.size(unit.version.data))


def _printed(version: Version, audience: Audience) -> str:
    """Return the questions for paper, with the key in the trainer's edition.

    Of a quiz that draws its questions the trainer gets all that may be drawn, the
    trainee what is asked in any case and how the others are drawn.
    """
    is_key = audience is Audience.TRAINER
    asked = pools.whole if is_key else pools.certain
    context = {
        "introduction": desk.introduction(version, audience),
        "drawn": rulebook.drawn(content.from_json(version.data), unit=version.unit),
        "questions": [
            _on_paper(one, is_key=is_key) for one in asked(version.unit, version)
        ],
    }
    return render_to_string("quizzes/printed.html", context)


def _on_paper(question: Question, *, is_key: bool) -> dict[str, object]:
    shown = question.answer_key() if is_key else question.asked()
    return {"title": _(question.title), "points": question.points, "shown": shown}


def _place(unit: Unit, registration: Registration) -> str:  # noqa: ARG001  # a quiz goes on at its start page
    return ""


kinds.register(
    kinds.Kind(
        name="quiz",
        label=_("Quiz"),
        page=views.page,
        measure=_measure,
        conditions=desk.conditions,
        printed=_printed,
        place=_place,
        waits=desk.waits,
        exam=exam.of,
    )
)
