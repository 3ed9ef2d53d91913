import pytest

from engine.questions.choice import Multiple, Single, TrueFalse
from engine.questions.reading import introduction, read, read_one
from engine.questions.scoring import Scoring
from tests.engine.questions import examples

QUIZ = """\
九道题，可以做两次。

## 伊丽莎白为什么亲自去拜访房客？ {#why-visit points=2 was=visit tags="case 梅瑞特"}

请先重读第二段。

> 电话里的声音很轻。

- [ ] 饭店规定取消订餐必须回访
    > 案例里没有这条规定。
- [x] 她从语气里听出了苦恼
- [ ] 她刚好经过那个楼层

> 提示：线索不在话的内容里。

> 解析：她考虑的不仅是订餐，
> 还担心背后另有隐情。

## 她安排了哪几件事？ {#arranged scoring=partial order=fixed}
- [x] 联系机场
- [x] 整理行李
- [ ] 以上都不对

## 取消订餐很少见。 {#common}

- [ ] 对
- [x] 错
"""

RIGHT = "\n- [x] a\n- [ ] b\n"


def told(source, *, first_line=1):
    _questions, problems = read(
        source, first_line=first_line, surroundings=examples.surroundings()
    )
    return examples.told(problems)


def test_quiz_becomes_questions():
    (why, arranged, common), problems = read(
        QUIZ, first_line=9, surroundings=examples.surroundings()
    )

    assert problems == []
    assert isinstance(why, Single)
    assert (why.id, why.was, why.points) == ("why-visit", "visit", 2)
    assert why.tags == ("case", "梅瑞特")
    assert why.prompt == "伊丽莎白为什么亲自去拜访房客？"
    assert "请先重读第二段。" in why.material
    assert "<blockquote>" in why.material
    assert why.hints == ("线索不在话的内容里。",)
    assert why.explanation.startswith("她考虑的不仅是订餐，")
    assert why.options[0].feedback == "案例里没有这条规定。"
    assert why.right_answer() == "2"
    assert isinstance(arranged, Multiple)
    assert arranged.scoring is Scoring.PARTIAL
    assert arranged.is_fixed
    assert isinstance(common, TrueFalse)


def test_text_before_the_first_question_is_the_introduction():
    assert introduction(QUIZ) == "九道题，可以做两次。"
    assert introduction("## One") == ""


def test_every_mistake_is_named_with_its_line():
    source = (
        "## One\n\n- [ ] a\n- [ ] b\n\n## Two {#two points=x}\n\n- [x] a\n- [x] a\n"
    )

    assert told(source, first_line=21) == [
        (21, "This question has no id. Write “{#question-1}” at the end of the line."),
        (21, "No option is right. Mark the right one with “- [x]”."),
        (
            26,
            "“points=x” is not possible. Write a whole number from 1 to 100.",
        ),
        (26, "All options are right. Mark a wrong one with “- [ ]”, or add one."),
        (29, "The option “a” stands here twice. Change or remove one."),
    ]


@pytest.mark.parametrize(
    "points", ["0", "101", "-1", "1.5", "\uff12", "two", "99999999999999999999"]
)
def test_points_are_a_whole_number_within_bounds(points):
    assert told(f"## One {{#one points={points}}}\n{RIGHT}") == [
        (1, f"“points={points}” is not possible. Write a whole number from 1 to 100.")
    ]


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ("point=2", "“point” is unknown here. Did you mean “points”?"),
        (
            "weight=2",
            (
                "“weight” is unknown here. This question can have: "
                "order, points, tags, was."
            ),
        ),
        (
            "scoring=partial",
            (
                "“scoring” is unknown here. This question can have: "
                "order, points, tags, was."
            ),
        ),
        ("order=odd", "“order=odd” is not possible. Write one of: free, fixed."),
    ],
)
def test_unknown_attributes_are_named(attributes, message):
    assert told(f"## One {{#one {attributes}}}\n{RIGHT}") == [(1, message)]


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ("- [x] a\n- [ ] b", "single"),
        ("- [x] 对\n- [ ] 错", "true-false"),
        ("1. first\n2. second\n3. third", "ordering"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "matching"),
        ("/// trainer\nLook.\n///", "written"),
        ("1. first\n\n/// trainer\nLook.\n///", "written"),
        ("1. first\n2. second\n\n- [x] a\n- [ ] b", "single"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] a\n- [ ] b", "single"),
    ],
)
def test_shape_says_the_kind(answers, kind):
    questions, problems = read(
        f"## One {{#one}}\n\n{answers}",
        first_line=1,
        surroundings=examples.surroundings(),
    )

    assert problems == []
    assert [question.kind for question in questions] == [kind]


NOTHING = (
    "There is nothing to answer with here. Add options (“- [x]” before what is right, "
    "“- [ ]” before what is wrong) or another kind's answers; if the answer is to be "
    "written in words, write how to mark it between “/// trainer” and “///”."
)
NO_BOXES = (
    "Nothing says which of these options is right. Begin the right ones with “- [x]”, "
    "the wrong ones with “- [ ]”; a survey has “scale=own” instead."
)


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ("", NOTHING),
        ("Tell in a few words.", NOTHING),
        ("/// trainer\n///", NOTHING),
        ("- plain\n- list", NO_BOXES),
        ("* plain\n* list", NO_BOXES),
    ],
)
def test_question_without_answers_says_what_it_could_have(answers, message):
    questions, problems = read(
        f"## One {{#one}}\n\n{answers}",
        first_line=1,
        surroundings=examples.surroundings(),
    )

    assert questions == ()
    assert examples.told(problems) == [(1, message)]


@pytest.mark.parametrize("sign", ["#", "###", "######"])
def test_question_has_no_other_headings(sign):
    assert told(f"## One {{#one}}\n\n{sign} More\n{RIGHT}") == [
        (
            3,
            (
                "A question begins with “##” and has no other headings. Write two "
                "number signs if a question begins here, else none."
            ),
        )
    ]


def test_question_is_explained_once():
    assert told(f"## One {{#one}}\n{RIGHT}\n> 解析：a\n\n> 解析：b") == [
        (8, "This question is explained twice. Make one quote of both.")
    ]


def test_fence_that_is_never_closed_is_a_mistake():
    assert told(f"## One {{#one}}\n{RIGHT}\n## Two {{#two}}\n\n```\n{RIGHT}") == [
        (6, NOTHING),
        (8, "What is opened here is never closed. Repeat its signs below it."),
    ]


def test_mistakes_of_a_heading_are_named_at_its_line():
    assert told(f"##One {{#one}}\n{RIGHT}", first_line=3) == [
        (3, "Write a space after “##”.")
    ]


def test_code_in_a_question_is_no_answer():
    source = f"## One {{#one}}\n\n```\n- [x] code\n## no\n```\n{RIGHT}"

    (question,), problems = read(
        source, first_line=1, surroundings=examples.surroundings()
    )

    assert problems == []
    assert isinstance(question, Single)
    assert [option.text for option in question.asked().options] == ["a", "b"]
    assert "- [x] code" in question.material


def test_check_holds_one_question():
    question, problems = read_one(
        f"## One {{#one}}\n{RIGHT}", first_line=5, surroundings=examples.surroundings()
    )

    assert question is not None
    assert question.id == "one"
    assert problems == []


@pytest.mark.parametrize(
    ("source", "mistakes"),
    [
        ("", [(5, "A check begins with its question. Write “## ” before it.")]),
        (
            f"\nWhy?\n## One {{#one}}\n{RIGHT}",
            [(6, "A check begins with its question. Write “## ” before it.")],
        ),
        (
            f"## One {{#one}}\n{RIGHT}## Two {{#two}}\n{RIGHT}",
            [(9, "A check holds one question. Put this one into a check of its own.")],
        ),
    ],
)
def test_check_with_more_or_less_than_a_question_is_a_mistake(source, mistakes):
    _question, problems = read_one(
        source, first_line=5, surroundings=examples.surroundings()
    )

    assert examples.told(problems) == mistakes
