import pytest

from courses import kinds
from courses.models import Unit
from engine.markup.page import Audience
from lessons.models import CheckAnswer, Reading
from tests import make
from tests.lessons import written
from tests.make import LATER, NOON

pytestmark = pytest.mark.django_db
lesson = kinds.named("lesson")


@pytest.fixture
def unit():
    return written.lesson()


@pytest.fixture
def registration(unit):
    return make.registration(module=unit.module)


def reading(unit, registration, **fields):
    rendering = unit.version.renderings.first()
    moments = {"opened_at": NOON, "seen_at": NOON}
    return Reading.objects.create(
        registration=registration,
        unit=unit,
        version=unit.version,
        rendering=rendering,
        **moments | fields,
    )


@pytest.mark.parametrize(("minutes", "words"), [(12, "12 分钟"), (0, "")])
def test_measure_is_the_minutes(minutes, words):
    assert lesson.measure(Unit(minutes=minutes)) == words


def test_conditions_say_what_is_to_do(unit, registration):
    told = lesson.conditions(unit, registration)

    assert [(one.words, one.is_met, one.is_optional) for one in told] == [
        ("读到末尾", False, False),
        ("答过“当场一问”", False, False),
        ("在横线上写几句（选做）", False, True),
    ]


def test_conditions_say_what_is_done(unit, registration):
    reading(unit, registration, reached_end_at=LATER)
    CheckAnswer.objects.create(
        registration=registration,
        unit=unit,
        version=unit.version,
        question="first",
        response="1",
        is_right=False,
        answered_at=NOON,
    )

    told = lesson.conditions(unit, registration)

    assert [one.is_met for one in told] == [True, True, False]


def test_several_questions_are_counted(registration):
    more = (
        written.TEXT
        + written.TEXT.partition("她总觉得有什么不太对劲。")[2]
        .replace("{#first}", "{#second}")
        .partition("## 她做了什么")[0]
    )
    unit = written.lesson(more)

    told = lesson.conditions(unit, None)

    assert told[1].words == "答过每个“当场一问”（0 / 2）"


def test_text_without_questions_asks_only_to_be_read(unit):
    plain = written.lesson("---\ntitle: 题\n---\n\n一段。\n")

    assert [one.words for one in lesson.conditions(plain, None)] == ["读到末尾"]
    plain.version = None
    assert lesson.conditions(plain, None) == []


def test_place_is_where_she_left(unit, registration):
    assert lesson.place(unit, registration) == ""

    reading(unit, registration, place="p3")

    assert lesson.place(unit, registration) == "#p3"


def test_place_in_an_earlier_text_still_leads_there(unit, registration):
    reading(unit, registration, place="p3")
    written.publish(unit, written.TEXT.replace("开头", "新的开头"))

    assert lesson.place(unit, registration) == "#p3"


def test_trainees_paper_has_boxes_and_lines_and_no_key(unit):
    paper = lesson.printed(unit.version, Audience.TRAINEE)

    assert paper.count("write-line") == 4
    assert paper.count("choice-box") == 2
    assert "先托付岗位" not in paper


def test_trainers_paper_has_the_key(unit):
    paper = lesson.printed(unit.version, Audience.TRAINER)

    assert "先托付岗位" in paper
    assert "顺序很重要" in paper
    assert "讲师才看得到" in paper


def test_slot_that_the_version_does_not_know_leaves_nothing_behind(unit):
    version = make.version(
        unit=unit, html='<div class="slot" data-slot="check" id="gone"></div><p>一</p>'
    )

    assert lesson.printed(version, Audience.TRAINEE) == "<p>一</p>"
