import pytest

from courses import indexing, search
from courses.models import Course, Passage
from engine.markup import page
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db


def passage(text, *, heading="她听出了什么", anchor="heard"):
    return page.Passage(heading, anchor, text)


@pytest.fixture
def trainee():
    return make.person()


@pytest.fixture
def unit(trainee):
    enrolment = make.enrolment(person=trainee)
    return make.unit(course=enrolment.course)


def texts(query, person):
    found = search.find(query, person=person, at=NOON)
    return ["".join(piece.text for piece in one.excerpt) for one in found]


@pytest.mark.parametrize(
    "query",
    [
        "取消订餐",
        "订餐",
        "餐",
        "\uff4darriott",
        "MARRIOTT 订餐",
        "P-E模型",
        "她听出了",
    ],
)
def test_passage_is_found_by_any_of_its_words(unit, trainee, query):
    text = "她要取消订餐。Marriott的P-E模型。"
    search.replace(unit, [passage(text)])

    assert texts(query, trainee) == [text]


@pytest.mark.parametrize(
    "query", ["订票", "消餐", "餐她", "marri", "订餐 航班", "", "  ", "。", "\0"]
)
def test_what_does_not_stand_there_is_not_found(unit, trainee, query):
    search.replace(unit, [passage("她要取消订餐。她")])

    assert texts(query, trainee) == []


@pytest.mark.parametrize(
    "query",
    ['"', "'", "订餐 OR", "*", "NEAR(", "a AND", "订餐%", "_", "(((", "\\", "x" * 9999,
     "\u01c0", "😀", "订\0餐", "-订餐", "tokens:订餐", "<b>", "&", "!", "a:*b"],
)  # fmt: skip
def test_no_query_breaks_the_search(unit, trainee, query):
    search.replace(unit, [passage("她要取消订餐")])

    assert isinstance(texts(query, trainee), list)


def test_pair_does_not_reach_across_a_full_stop(unit, trainee):
    search.replace(unit, [passage("顾客。客满")])

    assert texts("顾客满", trainee) == []


def test_new_passages_take_the_place_of_the_old(unit, trainee):
    search.replace(unit, [passage("旧的课文")])
    search.replace(unit, [passage("新的课文")])

    assert texts("旧的", trainee) == []
    assert texts("课文", trainee) == ["新的课文"]
    assert Passage.objects.count() == 1


def test_index_can_be_made_anew(unit, trainee):
    search.replace(unit, [passage("新的课文")])
    Passage.objects.update(tokens=search.tokens("别的"))

    search.rebuild()

    assert texts("课文", trainee) == []


def test_find_leads_to_the_anchor_and_marks_the_words(unit, trainee):
    search.replace(unit, [passage("她要取消订餐")])

    found = search.find("订餐", person=trainee, at=NOON)[0]

    assert found.address == f"/courses/{unit.course.slug}/{unit.slug}/#heard"
    assert [piece.text for piece in found.excerpt if piece.is_marked] == ["订餐"]


def test_stranger_finds_nothing(unit):
    search.replace(unit, [passage("她要取消订餐")])

    assert texts("订餐", make.person()) == []


def test_trainer_and_administrator_find_without_being_enrolled(unit):
    search.replace(unit, [passage("她要取消订餐")])
    trainer = make.teaching(course=unit.course).person
    administrator = make.person("administrator")

    assert texts("订餐", trainer) == texts("订餐", administrator) == ["她要取消订餐"]


def test_archived_unit_is_not_found(unit, trainee):
    search.replace(unit, [passage("她要取消订餐")])
    unit.archived_at = NOON
    unit.save(update_fields=["archived_at"])

    assert texts("订餐", trainee) == []


def test_what_is_still_locked_is_not_found(trainee):
    course = make.course(sequence=Course.Sequence.IN_ORDER)
    make.enrolment(person=trainee, course=course)
    module = make.module(course=course)
    first, second = make.unit(module=module), make.unit(module=module)
    search.replace_all({first: [passage("订餐甲")], second: [passage("订餐乙")]})

    assert texts("订餐", trainee) == ["订餐甲"]


def test_passage_that_says_it_more_often_comes_first(unit, trainee):
    once = passage("满意是一时的。" + "别的话题说了很多。" * 30, anchor="once")
    often = passage("满意，满意，还是满意。", anchor="often")
    search.replace(unit, [once, often])

    found = search.find("满意", person=trainee, at=NOON)

    assert [one.address.partition("#")[2] for one in found] == ["often", "once"]


def test_title_of_the_unit_is_found_as_well(trainee):
    enrolment = make.enrolment(person=trainee)
    unit = make.unit(course=enrolment.course, title="梅瑞特饭店")

    search.replace(unit, [passage("她要取消订餐")])

    assert texts("梅瑞特", trainee) == ["她要取消订餐"]


def test_many_units_cost_hardly_more_than_one(unit, django_assert_max_num_queries):
    others = [make.unit(module=unit.module) for _ in range(5)]

    with django_assert_max_num_queries(8):
        indexing.replace_all({one: [passage("新的课文")] for one in [unit, *others]})
