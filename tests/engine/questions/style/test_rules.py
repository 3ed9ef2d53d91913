from engine.questions.style import feedback, keys, negation, repeated, rules
from tests.engine.questions.style import asked

ITEM = asked.choice("One", "Two", prompt="哪一项不是3C？")


def test_one_question_is_looked_at_by_itself():
    assert [one.message for one in rules.of_one(ITEM)] == [
        negation.NEGATED,
        feedback.UNEXPLAINED,
        feedback.SILENT,
    ]


def test_questions_answered_together_are_looked_at_together():
    found = rules.of_many([ITEM] * 5, is_shuffled=False)

    assert [one.message for one in found] == [keys.PLACE, keys.RUN]


def test_all_questions_of_a_course_are_compared():
    assert [one.message for one in rules.of_all([ITEM, ITEM])] == [repeated.REPEATED]
