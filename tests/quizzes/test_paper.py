from datetime import timedelta

import pytest

from quizzes import answers, endings, paper, reviewed
from quizzes.answers import Given
from quizzes.models import Attempt
from tests.make import LATER, NOON
from tests.quizzes import quiz

pytestmark = pytest.mark.django_db


def test_pages_know_their_neighbours():
    shown = paper.of(quiz.attempt())

    pages = [shown.page(id_, {}, at=NOON) for id_ in ("best", "ordered", "did")]

    assert [page.before for page in pages] == ["", "best", "ordered"]
    assert [page.after for page in pages] == ["ordered", "did", ""]


def test_titles_for_every_number_of_answers():
    shown = paper.of(quiz.attempt())

    assert shown.titles == "三题答了零题|三题答了一题|三题答了两题|三题答了三题"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({}, "三题都没有答对"),
        ({"best": "2"}, "答对一题，两题没有全对"),
        ({"best": "2", "ordered": "1", "did": ["1", "2", "3"]}, "三题全部答对"),
    ],
)
def test_result_title(given, title):
    attempt = quiz.attempt()
    for question, values in given.items():
        answers.save(
            Attempt.objects.all(),
            key=attempt.pk,
            question=question,
            given=Given(values),
            at=NOON,
        )

    over = endings.submit(Attempt.objects.all(), key=attempt.pk, at=LATER)
    shown = reviewed.of(over, at=LATER)

    assert shown.title == title


def test_clock_counts_whole_seconds_up_and_never_below_zero():
    attempt = quiz.attempt(rules={"seconds": 60})

    nearly = paper.clock(attempt, at=NOON + timedelta(seconds=0.4))
    after = paper.clock(attempt, at=LATER)

    assert nearly is not None
    assert after is not None
    assert (nearly.seconds, nearly.words) == (60, "1 分 0 秒")
    assert after.seconds == 0


def test_no_clock_without_limit():
    assert paper.clock(quiz.attempt(), at=NOON) is None
