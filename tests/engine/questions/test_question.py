from fractions import Fraction

from engine.questions.question import Question, Show
from tests.engine.questions import examples


def test_question_says_what_its_stem_holds():
    question = examples.single(
        material="<p>More.</p>",
        explanation="Because.",
        was="visit",
        tags=("case",),
        hints=("Look again.",),
    )

    assert question.id == "why-visit"
    assert question.prompt == "Why?"
    assert question.material == "<p>More.</p>"
    assert question.points == 2
    assert question.explanation == "Because."
    assert question.was == "visit"
    assert question.tags == ("case",)
    assert question.hints == ("Look again.",)


def test_question_of_a_kind_without_an_order_stays_as_it_is():
    question = examples.single()

    assert Question.shuffled(question, 3) is question


def test_all_lines_are_material_unless_the_kind_says_otherwise():
    draft = examples.draft("One.\n\nTwo.")

    assert Question.material_of(draft) == draft.lines


def test_answer_key_gives_the_right_answer_and_every_feedback():
    key = examples.single(explanation="Because.").answer_key()

    assert key.is_revealed
    assert key.explanation == "Because."
    assert key.points is None
    assert [option.verdict for option in key.options] == ["", "right", "", ""]
    assert [option.feedback for option in key.options] == [
        "About 1.",
        "About 2.",
        "About 3.",
        "About 4.",
    ]


def test_review_shows_all_but_the_feedback_on_what_was_not_picked():
    assert Show.EVERY_FEEDBACK not in Show.REVIEW
    assert Show.RIGHT_ANSWER in Show.REVIEW


def test_guessing_is_worth_the_mean_of_the_options():
    assert examples.single(right="2").chance() == Fraction(1, 4)
    assert examples.true_false(right="1").chance() == Fraction(1, 2)
    assert examples.multiple(right={"1", "2"}).chance() is None
