from engine.questions.style import repeated
from engine.questions.style.item import items

FIRST = "## 门开了以后，她先做什么？ {#a}\n\n- [x] One\n- [ ] Two\n"


def both(first, second):
    found = [
        *items(first, first_line=5, path="a.md"),
        *items(second, first_line=7, path="b.quiz.md"),
    ]
    return [str(one).partition(". ")[0] for one in repeated.warnings(found)]


def test_question_that_is_asked_before_is_named_with_its_place():
    again = FIRST.replace("先做", "先做了").replace("One", "Six")

    assert both(FIRST, again) == ["b.quiz.md:7: The same is asked in a.md:5"]


def test_question_is_named_once_though_it_is_asked_three_times():
    assert both(FIRST, FIRST * 2) == [
        "b.quiz.md:7: The same is asked in a.md:5",
        "b.quiz.md:11: The same is asked in a.md:5",
    ]


def test_same_words_about_another_material_are_another_question():
    assert both(FIRST, FIRST.replace("\n\n-", "\n\n这一次是面包店。\n\n-")) == []
