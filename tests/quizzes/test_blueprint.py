import pytest

from courses.drafts import SourceFile
from engine.markup.page import Surroundings
from quizzes import content, source
from quizzes.drawing import Line

ONE = """
## 对吗{n}？ {{#q{n} tags="{tags}"}}

- [x] 对
- [ ] 错
"""


def questions(count, tags="", first=1):
    return "".join(ONE.format(n=n, tags=tags) for n in range(first, first + count))


def read(slug, text):
    around = Surroundings(f"{slug}.quiz.md", {}, lambda target: target)
    return source.read(SourceFile(f"{slug}.quiz.md", slug, text), surroundings=around)


def drafts(*lines, own="", **others):
    """Return the drafts of a course by slug: `final` draws, the others are drawn."""
    draw = "".join(f"\n  - {line}" for line in lines)
    texts = {"final": f"---\ntitle: 结业\ndraw:{draw}\n---\n{own}"}
    texts |= {
        slug: f"---\ntitle: 题库\n---\n{text}" if "---" not in text else text
        for slug, text in others.items()
    }
    found = {slug: read(slug, text) for slug, text in texts.items()}
    assert [problems for _, problems in found.values() if problems] == []
    return {slug: draft for slug, (draft, _) in found.items()}


def misfits(*lines, own="", **others):
    known = drafts(*lines, own=own, **others)
    return [str(one) for one in known["final"].fits(known)]


def test_a_quiz_that_draws_needs_no_questions_of_its_own():
    known = drafts("2 from bank", "1 from bank tagged crm", bank=questions(3))
    kept = content.from_json(known["final"].data)

    assert kept.lines == (Line(2, "bank"), Line(1, "bank", "crm"))
    assert (kept.size, known["final"].minutes) == (3, 3)


def test_what_the_course_has_fits():
    assert not misfits(
        "2 from bank", "1 from this", own=questions(1, first=9), bank=questions(2)
    )


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["2 from bonk"], "4: The course has no quiz “bonk” (nearest: “bank”)"),
        (["1 from bank", "4 from bank"], "5: This line wants 4 questions, and there"),
        (["1 from bank tagged crm"], "4: This line wants 1 questions, and there are 0"),
        (["2 from bank", "2 from bank"], "5: Questions are drawn once only"),
        (["1 from other"], "4: “other” has no questions of its own, it draws them"),
        (["1 from mixed"], "4: The questions this line may draw are worth 1, 2 points"),
    ],
)
def test_what_the_course_has_not_is_told_at_the_line(lines, problem):
    found = misfits(
        *lines,
        bank=questions(3),
        other="---\ntitle: 别的\ndraw:\n  - 1 from bank\n---\n",
        mixed=questions(1) + questions(1, first=2).replace("#q2", "#q2 points=2"),
    )

    assert [one[: len(f"final.quiz.md:{problem}")] for one in found] == [
        f"final.quiz.md:{problem}"
    ]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("\n  - three", "4: “three” cannot be drawn"),
        ("\n  - 150 from a\n  - 51 from a", "3: A quiz draws 200 questions at most"),
        (" 3", "3: “draw” must be a list"),
    ],
)
def test_a_line_that_cannot_be_read_is_told(lines, problem):
    _, problems = read("final", f"---\ntitle: 结业\ndraw:{lines}\n---\n")

    assert [str(one).partition(":")[2][: len(problem)] for one in problems] == [problem]
