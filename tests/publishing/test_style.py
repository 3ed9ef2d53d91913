"""What the style of a whole course is found to be, from its files."""

import pytest

from engine.markup.style import lesson
from publishing import known, style
from publishing.check import read
from tests.publishing import small

pytestmark = pytest.mark.django_db

QUESTION = """\
## {prompt} {{#{name}}}

- [x] One
    > Yes.
- [ ] Six
    > No.

> 解析: So it is.
"""


def question(name, prompt="What about {name}?"):
    return QUESTION.format(name=name, prompt=prompt.format(name=name))


def check(name, prompt="What about {name}?"):
    return f"/// check\n{question(name, prompt)}///\n"


def quiz(*names, head="title: Quiz"):
    questions = "\n".join(question(name) for name in names)
    return f"---\n{head}\n---\n\n{questions}"


def warnings(**files):
    """Return the warnings about a course, each as its place and first words."""
    listed = small.contents(
        "## First {#first}",
        "",
        *(
            f"{place}. [Unit]({name}.md)"
            for place, name in enumerate(("one", "two", "three.quiz"), 1)
        ),
    )
    usual = {
        "one_md": small.lesson(),
        "two_md": small.lesson(title="Two"),
        "three_quiz_md": quiz("alpha", "bravo"),
    }
    folder = small.folder(course_md=listed, **usual | files)
    manuscript, problems = read(folder, known=known.of(folder.slug))
    assert problems == []
    assert manuscript is not None
    return [str(one).partition(". ")[0] for one in style.warnings(manuscript)]


def test_good_course_is_left_alone():
    assert warnings(one_md=small.lesson(check("zulu"))) == []


def test_checks_and_quizzes_are_looked_at_on_their_lines():
    found = warnings(
        one_md=small.lesson(check("zulu", "Which is not so?")),
        three_quiz_md=quiz("alpha").replace("    > No.\n", ""),
    )

    assert [one.partition(": ")[0] for one in found] == ["one.md:6", "three.quiz.md:9"]


def test_question_is_compared_with_those_of_the_whole_course():
    found = warnings(
        one_md=small.lesson(check("zulu", "Who answered the telephone?")),
        two_md=small.lesson(check("yankee", "Who answered the telephone?")),
    )

    assert found == ["two.md:6: The same is asked in one.md:6"]


def test_places_of_keys_are_looked_at_in_quizzes_that_do_not_shuffle_them():
    names = ("alpha", "bravo", "charlie", "delta", "echo")
    ordered = warnings(three_quiz_md=quiz(*names))
    shuffled = warnings(
        three_quiz_md=quiz(*names, head="title: Quiz\nshuffle: options")
    )

    assert [one.partition(": ")[2][:24] for one in ordered] == [
        "The right option is A in",
        "Here A is right for the ",
    ]
    assert shuffled == []


def test_checks_of_all_lessons_are_one_set():
    found = warnings(
        one_md=small.lesson("\n".join(map(check, ("zulu", "yankee")))),
        two_md=small.lesson("\n".join(map(check, ("xray", "whisky", "victor")))),
    )

    assert found[0] == "one.md:6: The right option is A in 5 of 5 questions"


def test_activity_has_no_questions_to_mark():
    listed = small.contents("## First {#first}", "", "1. [Act](act.activity.md)")
    text = "---\ntitle: Act\nkind: reflection\n---\n\n## Why? {#why}\n"
    files = {"course.md": listed.encode(), "act.activity.md": text.encode()}
    folder = small.Folder("small", files)
    manuscript, _ = read(folder, known=known.of(folder.slug))

    assert manuscript is not None
    assert style.warnings(manuscript) == []


def test_words_of_every_unit_are_looked_at_on_their_lines():
    found = warnings(
        one_md=small.lesson("word " * 50),
        three_quiz_md=quiz("alpha").replace("What about", "word " * 50),
    )

    assert [one.partition(": ")[0] for one in found] == ["one.md:5", "three.quiz.md:5"]


def test_lesson_is_looked_at_as_a_whole_unless_it_is_optional():
    long = "字，" * 900
    listed = small.contents(
        "## First {#first}", "", "1. [One](one.md)", "2. [Two](two.md) {.optional}"
    )
    folder = small.folder(
        course_md=listed, one_md=small.lesson(long), two_md=small.lesson(long)
    )
    manuscript, _problems = read(folder, known=known.of(folder.slug))
    assert manuscript is not None

    places = [(one.path, one.message) for one in style.warnings(manuscript)]

    assert (("one.md", lesson.NO_CHECK) in places) is True
    assert (("two.md", lesson.NO_CHECK) in places) is False
