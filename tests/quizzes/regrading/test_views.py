"""The pages of correcting a key (quizzes/regrading/views.py)."""

import pytest

from quizzes.models import Attempt, Regrade
from tests import costs, make
from tests.quizzes import quiz
from tests.quizzes.regrading.pages import address, handed_in, listed, text

pytestmark = pytest.mark.django_db

NEW_KEY = {"choice": "new-key", "right": ["1"], "why": "答案写反了"}
SHORT = """
## 三 C 之首？ {#first}

= 客户
"""
NUMBER = """
## 九成是百分之几？ {#percent}

= 90
"""


def test_list_names_each_wording_and_how_it_went(client, trainer, unit):
    handed_in(unit, "2")
    handed_in(unit, "1")

    page = text(client.get(listed(unit)))

    assert "考过 2 次" in page
    assert "得分率 50%" in page
    assert address(unit) in page


def test_a_quiz_nobody_took_has_nothing_to_correct(client, trainer, unit):
    assert "还没有人交卷" in text(client.get(listed(unit)))


def test_what_changes_is_seen_first_and_done_by_sending_it(client, trainer, unit):
    handed_in(unit, person=make.person(name="王小明"))

    preview = text(client.get(address(unit), NEW_KEY))
    nothing_yet = Regrade.objects.exists()
    done = client.post(address(unit), NEW_KEY)

    assert "王小明" in preview
    assert "1 份成绩会提高" in preview
    assert ("0 / 6" in preview, "2 / 6" in preview) == (True, True)
    assert not nothing_yet
    assert done["Location"] == listed(unit)
    assert Attempt.objects.get().exact == "2"
    assert "更正过" in text(client.get(listed(unit)))


def test_who_would_fall_keeps_the_result(client, trainer, unit):
    handed_in(unit, "2")

    preview = text(client.get(address(unit), NEW_KEY))

    assert "1 份本会降低，保留原成绩" in preview


@pytest.mark.parametrize(
    "wrong",
    [{"why": ""}, {"right": []}, {"right": ["2"]}, {"right": ["9"]}, {"choice": "no"}],
    ids=["no reason", "no key", "same key", "no such option", "no such choice"],
)
def test_a_wrong_form_comes_back(client, trainer, unit, wrong):
    handed_in(unit)

    for method in (client.get, client.post):
        page = method(address(unit), NEW_KEY | wrong)
        assert page.status_code == 422
        assert "怎样处理" in text(page)
    assert not Regrade.objects.exists()


def test_a_question_without_a_new_key_can_still_be_void(client, trainer, unit):
    handed_in(unit)

    client.post(address(unit), {"choice": "void", "why": "题意不清"})

    assert Attempt.objects.get().out_of == 4


def test_a_short_answer_takes_a_further_text(client, trainer):
    unit = quiz.unit(source=SHORT)
    make.teaching(course=unit.course, person=trainer)
    handed_in(unit, "顾客", "first")
    sent = {"choice": "new-key", "accepted": "客户\n顾客\n", "why": "也对"}

    asking = text(client.get(address(unit, "first")))
    client.post(address(unit, "first"), sent)

    assert "可接受的答案，每行一个" in asking
    assert Attempt.objects.get().exact == "1"


@pytest.fixture
def key(trainer):
    """Make a quiz that asks for 秘密钥匙, which three wrote otherwise."""
    unit = quiz.unit(source="## 它叫什么？ {#name}\n\n= 秘密钥匙\n")
    make.teaching(course=unit.course, person=trainer)
    for said in ("秘密钥", "秘密钥", "一把伞"):
        handed_in(unit, said, "name")
    return unit


def test_a_slip_of_the_pen_is_proposed_and_nothing_done(client, key):
    page = text(client.get(address(key, "name")))

    assert "也许是笔误" in page
    assert "2 人次这样写" in page
    assert "?accept=%E7%A7%98%E5%AF%86%E9%92%A5#" in page
    assert not Regrade.objects.exists()
    assert set(Attempt.objects.values_list("exact", flat=True)) == {"0"}


def test_a_proposed_text_is_filled_in_and_accepted_beside_the_others(client, key):
    page = text(client.get(address(key, "name"), {"accept": "秘密钥"}))

    assert "秘密钥匙\n秘密钥</textarea>" in page
    assert 'value="accept-both"' in page.partition(" checked")[0][-300:]
    sent = {"choice": "accept-both", "accepted": "秘密钥匙\n秘密钥", "why": "也对"}
    client.post(address(key, "name"), sent)
    earned = Attempt.objects.order_by("pk").values_list("exact", flat=True)
    assert [*earned] == ["1", "1", "0"]


def test_what_was_accepted_before_stays_filled_in_and_is_not_proposed(client, key):
    sent = {"choice": "accept-both", "accepted": "秘密钥匙\n秘密钥", "why": "也对"}
    client.post(address(key, "name"), sent)

    page = text(client.get(address(key, "name"), {"accept": "一把伞"}))

    assert "秘密钥匙\n秘密钥\n一把伞</textarea>" in page
    assert "也许是笔误" not in page


def test_a_new_key_replaces_what_was_accepted_before(client, key):
    sent = {"choice": "new-key", "accepted": "一把伞", "why": "问的是伞"}
    client.post(address(key, "name"), sent)

    assert ">\n一把伞</textarea>" in text(client.get(address(key, "name")))


def test_another_kind_has_no_text_to_fill_in(client, trainer, unit):
    handed_in(unit)

    page = text(client.get(address(unit), {"accept": "一把伞"}))

    assert "一把伞" not in page
    assert " checked" in page


def test_another_kind_takes_its_key_from_the_newest_wording(client, trainer):
    unit = quiz.unit(source=NUMBER)
    make.teaching(course=unit.course, person=trainer)
    handed_in(unit, "95", "percent")
    sent = {"choice": "new-key", "why": "应为 95"}
    before = text(client.get(address(unit, "percent")))
    mended = quiz.unit(source=NUMBER.replace("= 90", "= 95")).version
    assert mended
    unit.version = make.version(unit=unit, data=mended.data)
    unit.save(update_fields=["version"])

    after = text(client.get(address(unit, "percent")))
    client.post(address(unit, "percent"), sent)

    assert "以新答案为准" not in before
    assert "新答案取自现在发布的题面" in after
    assert Attempt.objects.get().exact == "1"


def test_trainee_sees_the_correction_and_the_old_result(client, trainer, unit):
    person = make.person()
    attempt = handed_in(unit, person=person)
    client.post(address(unit), NEW_KEY)
    client.force_login(person)

    page = text(client.get(f"{unit.get_absolute_url()}attempts/{attempt.pk}/"))

    assert "以新答案为准" in page
    assert "答案写反了" in page
    assert "答案更正前的成绩是 0 / 6 分" in page


def test_who_keeps_the_result_is_told_so(client, trainer, unit):
    person = make.person()
    attempt = handed_in(unit, "2", person=person)
    client.post(address(unit), NEW_KEY)
    client.force_login(person)

    page = text(client.get(f"{unit.get_absolute_url()}attempts/{attempt.pk}/"))

    assert "因此保留原成绩" in page
    assert "更正前的成绩" not in page


def test_start_page_leads_trainers_there_and_nobody_else(client, trainer, unit):
    to_trainers = text(client.get(unit.get_absolute_url()))
    client.force_login(quiz.registration(unit).person)
    to_trainees = text(client.get(unit.get_absolute_url()))

    assert listed(unit) in to_trainers
    assert listed(unit) not in to_trainees


def test_trainee_and_stranger_find_nothing(client, unit):
    person = make.person()
    handed_in(unit, person=person)

    for one in (person, make.person()):
        client.force_login(one)
        for page in (listed(unit), address(unit)):
            assert client.get(page).status_code == 404
            assert client.post(page, NEW_KEY).status_code == 404


def test_trainer_of_one_cohort_corrects_nothing_for_all(client, unit):
    handed_in(unit)
    teaching = make.teaching(course=unit.course, cohort=make.cohort())
    client.force_login(teaching.person)

    assert client.get(listed(unit)).status_code == 404
    assert listed(unit) not in text(client.get(unit.get_absolute_url()))


def test_unknown_wording_is_not_found(client, trainer, unit):
    handed_in(unit)

    assert client.get(f"{listed(unit)}abc0/").status_code == 404


def test_list_asks_as_often_however_many_there_are(client, trainer, unit):
    handed_in(unit)
    one = costs.queries(client, listed(unit))

    for _ in range(2):
        handed_in(unit)

    assert costs.queries(client, listed(unit)) == one
