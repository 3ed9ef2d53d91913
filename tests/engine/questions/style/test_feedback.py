from engine.questions.style import feedback
from tests.engine.questions.style import asked

EXPLAINED = """\
## Why? {#why}

- [x] One
    > Yes.
- [ ] Two
- [ ] Three

> 解析: So it is.
"""


def test_options_without_a_word_are_named_at_the_first_of_them():
    found = asked.told(feedback.warnings(asked.item(EXPLAINED)))

    assert [(line, message[:42]) for line, message in found] == [
        (5, "No word follows on the options B C. Write ")
    ]


def test_question_without_explanation_is_named():
    source = EXPLAINED.partition("> 解析")[0].replace("Two", "Two\n    > No.")
    found = feedback.warnings(asked.item(source.replace("Three", "3\n    > No.")))

    assert [(one.line, one.message) for one in found] == [(1, feedback.UNEXPLAINED)]


def test_what_a_trainer_marks_and_what_nobody_marks_needs_no_explanation():
    written = "## Why?\n\n/// trainer\n- Listening (2 points): asks.\n///\n"
    opinion = "## Was it good? {#good scale=agreement}\n"

    for source in (written, opinion):
        assert [*feedback.warnings(asked.item(source))] == []


def test_statement_that_is_explained_needs_no_further_word():
    source = "## So? {#so}\n\n- [x] 对\n- [ ] 错\n"
    explained = asked.item(f"{source}\n> 解析: So.\n")

    assert [*feedback.warnings(explained)] == []
    assert [one.message for one in feedback.warnings(asked.item(source))] == [
        feedback.UNEXPLAINED,
        feedback.SILENT,
    ]
