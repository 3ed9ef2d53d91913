import pytest

from courses.drafts import SourceFile
from engine.markup.page import Audience, Term
from lessons import source, text
from lessons.models import Lesson
from tests import make
from tests.lessons import written


def read(words):
    file = SourceFile("opening/marriott.md", "marriott", words)
    return source.read(file, surroundings=written.SURROUNDINGS)


def test_lesson_is_read_whole():
    draft, problems = read(written.TEXT)

    content = text.from_json(draft.data)
    assert problems == []
    assert (draft.kind, draft.title, draft.edition) == ("lesson", "管理小品", 1)
    assert content.objectives == ("复述案例", "指出线索")
    assert [heading.id for heading in content.sections] == ["calls", "did"]
    assert list(content.checks) == ["first"]
    assert content.lines["my-signal"].count == 4
    assert draft.passages[1].heading == "两通电话"


def test_what_is_for_trainers_reaches_trainers_only():
    draft, _problems = read(written.TEXT)

    assert "讲师才看得到" in draft.html[Audience.TRAINER]
    assert "讲师才看得到" not in draft.html[Audience.TRAINEE]
    assert not any("讲师才看得到" in one.text for one in draft.passages)


def test_key_of_a_check_stands_in_no_html():
    draft, _problems = read(written.TEXT)

    assert "先托付岗位" not in "".join(draft.html.values())


@pytest.mark.parametrize(
    ("head", "characters", "minutes"),
    [("minutes: 15", 100, 15), ("summary: x", 600, 3), ("summary: x", 0, 1)],
)
def test_minutes_are_the_authors_or_reckoned_from_the_length(head, characters, minutes):
    draft, _problems = read(
        f"---\ntitle: 题\n{head}\n---\n\n## 一\n" + "字" * characters
    )

    assert draft.minutes == minutes


def test_checks_and_lines_take_time_as_well():
    draft, _problems = read(written.TEXT)

    assert draft.minutes == 1 + source.MINUTES_A_CHECK + source.MINUTES_A_WRITE


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: 管理小品\n", "", 1),
        ("summary:", "sumary:", 3),
        ("她总觉得", "[她](nowhere.md)总觉得", 13),
        ("- [x] 请领班", "- [ ] 请领班", 16),
        ("lines: 4", "lines: four", 28),
    ],
)
def test_mistake_is_told_with_its_line(old, new, line):
    _draft, problems = read(written.TEXT.replace(old, new))

    assert [problem.line for problem in problems] == [line]


def test_all_mistakes_are_told_in_the_order_of_their_lines():
    words = written.TEXT.replace("summary:", "sumary:").replace("- [x]", "- [ ]")

    _draft, problems = read(words.replace("结尾", "[结尾](nowhere.md)"))

    assert [problem.line for problem in problems] == [3, 16, 32]


@pytest.mark.django_db
def test_stored_lesson_belongs_to_its_unit_once():
    version = make.version()

    source.store([version])
    source.store([version])

    assert Lesson.objects.get().unit_id == version.unit_id


def test_sources_and_entries_of_the_glossary_are_kept():
    draft, problems = read(
        "---\ntitle: 术语\nsources:\n  - 教材，第一页\n---\n\n"
        "/// term | 满意 {#cs}\n如意。\n///\n"
    )

    content = text.from_json(draft.data)
    assert problems == []
    assert content.sources == ("教材，第一页",)
    assert content.terms == (Term("cs", (("zh-Hans", "满意"),)),)
