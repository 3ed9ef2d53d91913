import pytest

from courses.drafts import SourceFile
from engine.markup.page import Audience, Picture, Surroundings
from quizzes import content, source
from quizzes.models import Quiz
from quizzes.review import Review
from quizzes.rules import Counted, Rules, Shuffle
from tests import make

HEAD = """---
title: 本章测验
minutes: 12
time-limit: 20 分钟
pass: 80%
attempts: 2
counted: last
shuffle: both
review: after-pass
objectives:
  - 说出线索
edition: 2
was: old-quiz
---
"""
PLAIN = "---\ntitle: 测验\n---\n"
BODY = """
先想，再选。

/// trainer
课后再讲。
///

## 对吗？ {#right}

- [x] 对
- [ ] 错
"""


def read(text, pictures=None):
    surroundings = Surroundings("opening/a.quiz.md", pictures or {}, lambda to: to)
    file = SourceFile("opening/a.quiz.md", "a", text)
    draft, problems = source.read(file, surroundings=surroundings)
    assert draft is not None
    return draft, [str(problem) for problem in problems]


def test_head_becomes_typed_rules():
    draft, problems = read(HEAD + BODY)

    assert problems == []
    assert content.from_json(draft.data).rules == Rules(
        seconds=1200,
        pass_mark=80,
        attempts=2,
        counted=Counted.LAST,
        shuffle=Shuffle.BOTH,
        review=Review.from_json("after-pass"),
    )
    assert (draft.kind, draft.title, draft.minutes) == ("quiz", "本章测验", 12)
    assert (draft.edition, draft.was) == (2, "old-quiz")


def test_rules_have_safe_defaults_and_unlimited_is_a_word():
    draft, problems = read(PLAIN.replace("---\n\n", "") + BODY)
    unlimited, _ = read("---\ntitle: 测验\nattempts: unlimited\n---\n" + BODY)

    assert problems == []
    assert content.from_json(draft.data).rules == Rules()
    assert content.from_json(unlimited.data).rules == Rules()


def test_introduction_is_rendered_for_both_audiences_and_found_by_search():
    draft, _ = read(HEAD + BODY)

    assert "课后再讲" not in draft.html[Audience.TRAINEE]
    assert "课后再讲" in draft.html[Audience.TRAINER]
    assert [passage.text for passage in draft.passages] == ["先想，再选。"]


def test_minutes_are_the_limit_else_one_a_question():
    limited, _ = read("---\ntitle: 测验\ntime-limit: 20 min\n---\n" + BODY)
    free, _ = read(PLAIN + BODY)

    assert (limited.minutes, free.minutes) == (20, 1)


def test_pictures_of_questions_belong_to_the_quiz():
    picture = Picture("opening/desk.png", b"", "/pictures/1.png")
    text = BODY.replace("- [x] 对", "![窗口](desk.png)\n\n- [x] 对")

    draft, _ = read(
        PLAIN + text, {"opening/desk.png": picture, "opening/b.png": picture}
    )

    assert draft.pictures == ("opening/desk.png",)


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("attempts: many", "opening/a.quiz.md:3: “attempts” must be a whole number"),
        ("attempts: 0", "opening/a.quiz.md:3: “attempts” must be a whole number"),
        ("time-limit: 2 d", "opening/a.quiz.md:3: “time-limit” may be 24 h at most"),
        ("time-limit: soon", "opening/a.quiz.md:3: “time-limit” must be a time"),
        ("pass: 130", "opening/a.quiz.md:3: “pass” must be a percentage"),
        ("counted: best", "opening/a.quiz.md:3: “counted” must be one of"),
        ("passs: 60", "opening/a.quiz.md:3: The head knows no “passs”"),
    ],
)
def test_a_mistake_in_the_head_is_told_at_its_line(head, problem):
    _, problems = read(f"---\ntitle: 测验\n{head}\n---\n{BODY}")

    assert [one[: len(problem)] for one in problems] == [problem]


def test_all_mistakes_are_told_in_the_order_of_the_lines():
    body = """
/// check
## 写错了地方 {#a}
- [x] 对
- [ ] 错
///

## 没有答案？
"""

    _, problems = read("---\ntitle: 测验\npass: x\n---\n" + body)

    assert [int(one.split(":")[1]) for one in problems] == [3, 7, 12, 12]


def test_a_quiz_without_questions_is_a_problem():
    _, problems = read(PLAIN + "只有导言。\n")

    assert [one.partition(";")[0] for one in problems] == [
        "opening/a.quiz.md:4: The quiz has no question"
    ]


@pytest.mark.django_db
def test_storing_a_version_twice_makes_one_quiz():
    unit = make.unit(kind="quiz")
    version = unit.versions.get()

    source.store([version])
    source.store([version])

    assert list(Quiz.objects.values_list("pk")) == [(unit.pk,)]


HINT = "\n> 提示：再想一想。\n"
WRITTEN = """
## 您怎么想？ {#think}

/// trainer
有自己的话。
///
"""


@pytest.mark.parametrize(
    ("rule", "body", "told"),
    [
        ("behaviour: tries", BODY, "a.quiz.md:3: With “behaviour: tries” each hint"),
        ("behaviour: tries", BODY + HINT, ""),
        ("second-marker: yes", BODY, "a.quiz.md:3: “second-marker” is for answers"),
        ("second-marker: yes", BODY + WRITTEN, ""),
        ("behaviour: tries\ndraw:\n  - 1 from b", "", ""),
    ],
    ids=["no hint", "a hint", "nothing to mark", "something to mark", "drawn"],
)
def test_a_rule_with_nothing_to_work_on_is_told_at_its_line(rule, body, told):
    _, problems = read(f"---\ntitle: 测验\n{rule}\n---\n{body}")

    assert [one.partition("opening/")[2][: len(told)] for one in problems] == (
        [told] if told else []
    )


def test_a_question_that_cannot_be_read_hides_whether_a_rule_is_idle():
    _, problems = read(f"---\ntitle: 测验\nbehaviour: tries\n---\n{BODY}\n## 谁？\n")

    assert not [one for one in problems if "behaviour: tries" in one]
