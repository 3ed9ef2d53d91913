from dataclasses import replace

import pytest

from engine.markup.page import Audience
from quizzes import attempts, content, endings, kind, pools
from quizzes.content import Content
from quizzes.drawing import Line
from quizzes.models import Attempt
from quizzes.rules import Rules
from tests import make
from tests.make import LATER, NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db


def bank(unit, count=4, *, slug="bank"):
    """Make a quiz of the same course, of so many questions worth a point each."""
    one = quiz.questions()[1]
    made = [
        replace(one, stem=replace(one.stem, id=f"q{n}", prompt=f"第{n}问"))
        for n in range(count)
    ]
    data = content.to_json(Content(Rules(), tuple(made)))
    return make.unit(
        module=unit.module,
        kind="quiz",
        slug=slug,
        title="题库",
        version_fields={"data": data},
    )


def drawing(*lines, questions=(), **rules):
    """Make a quiz that draws by the lines."""
    today = Content(Rules(**rules), tuple(questions), lines=lines)
    return make.unit(kind="quiz", version_fields={"data": content.to_json(today)})


def start(unit, registration, *, at=NOON, seed=7):
    return attempts.start(unit, registration=registration, at=at, seed=seed)


def ids(attempt):
    return [one["stem"]["id"] for one in attempt.questions]


def hand_in(attempt, *, at=LATER):
    return endings.submit(Attempt.objects.all(), key=attempt.pk, at=at)


def test_questions_of_another_quiz_keep_where_they_are_from():
    final = drawing(Line(2, "bank"))
    source = bank(final)

    attempt = start(final, quiz.registration(final))

    answers = attempt.answers.all()
    assert (attempt.out_of, len(ids(attempt))) == (2, 2)
    assert all(one.startswith("bank--q") for one in ids(attempt))
    assert {one.question for one in answers} == set(ids(attempt))
    assert {one.version for one in answers} == {source.version}
    assert all(one.fingerprint for one in answers)


def test_what_was_never_asked_comes_first_in_the_next_attempt():
    final = drawing(Line(2, "bank"))
    bank(final)
    mine = quiz.registration(final)

    first = hand_in(start(final, mine))
    second = start(final, mine, at=LATER)

    assert not set(ids(first)) & set(ids(second))


def test_what_was_asked_in_the_other_quiz_itself_is_seen():
    final = drawing(Line(1, "bank"))
    source = bank(final, count=1)
    mine = quiz.registration(final)
    hand_in(start(source, mine))
    fresh = replace(quiz.questions()[0], stem=quiz.questions()[1].stem)
    both = Content(Rules(), (*content.questions_from_json([]), fresh))
    known = content.from_json(source.version.data).questions
    newer = make.version(
        unit=source, data=content.to_json(replace(both, questions=(*known, fresh)))
    )
    source.version = newer
    source.save(update_fields=["version"])

    assert ids(start(final, mine, at=LATER)) == ["bank--ordered"]


def test_a_later_publication_changes_later_attempts_only():
    final = drawing(Line(1, "bank"))
    source = bank(final, count=1)
    mine = quiz.registration(final)
    before = start(final, mine)
    older = source.version
    source.version = make.version(unit=source, data=older.data)
    source.save(update_fields=["version"])

    hand_in(before)
    after = start(final, mine, at=LATER)

    assert [one.answers.get().version for one in (before, after)] == [
        older,
        source.version,
    ]


def test_own_questions_stand_before_those_that_are_drawn():
    final = drawing(Line(1, "bank"), questions=quiz.questions())
    bank(final)

    attempt = start(final, quiz.registration(final))

    assert ids(attempt)[:3] == ["best", "ordered", "did"]
    assert (len(ids(attempt)), attempt.out_of) == (4, 7)


def test_points_are_known_before_anything_is_drawn():
    final = drawing(Line(3, "bank"), questions=quiz.questions())
    bank(final)

    assert pools.points(final, content.from_json(final.version.data)) == 9


def test_trainers_see_all_that_may_be_drawn_and_trainees_how_it_is():
    final = drawing(Line(2, "bank"))
    bank(final)

    paper = {
        audience: kind._printed(final.version, audience)  # noqa: SLF001  # what paper asks for
        for audience in Audience
    }

    assert all(f"第{n}问" in paper[Audience.TRAINER] for n in range(4))
    assert "第1问" not in paper[Audience.TRAINEE]
    assert "从“题库”抽 2 题" in paper[Audience.TRAINEE]


def test_the_start_page_says_what_is_drawn_and_shows_trainers_the_pool(client):
    final = drawing(Line(2, "bank"))
    bank(final)
    trainer = make.person()
    make.teaching(person=trainer, course=final.course)
    client.force_login(trainer)

    page = client.get(final.get_absolute_url()).content.decode()

    assert "2 题，共 2 分" in page
    assert "第3问" in page
