import pytest

from courses import kinds
from engine.markup.page import Audience
from tests import make
from tests.activities import small

pytestmark = pytest.mark.django_db

KIND = kinds.named("activity")


@pytest.mark.parametrize(("minutes", "words"), [(20, "20 分钟"), (0, "")])
def test_it_is_measured_in_minutes(minutes, words):
    assert KIND.measure(small.unit(minutes=minutes)) == words


def test_it_is_one_page_without_places():
    unit = small.unit()

    assert KIND.place(unit, make.registration(module=unit.module)) == ""


def test_paper_has_the_questions_with_ruled_lines():
    version = small.unit("insight").version

    html = KIND.printed(version, Audience.TRAINEE)

    assert html.startswith('<p id="p1">Text</p>')
    assert '<p class="write-label">Question insight?</p>' in html
    assert html.count('<div class="write-line"></div>') == 8


def test_only_the_trainers_edition_has_her_notes():
    version = small.unit("insight").version
    secret = version.renderings.create(
        audience=Audience.TRAINER.value, renderer=2, html="<aside>Quiet.</aside>"
    )

    assert secret.html in KIND.printed(version, Audience.TRAINER)
    assert secret.html not in KIND.printed(version, Audience.TRAINEE)
