import pytest

from ledger.models import Event
from tests import make
from tests.training.prerequisites.laid import before
from training.models import Prerequisite
from training.prerequisites import changes

pytestmark = pytest.mark.django_db
NEW = "/training/prerequisites/new/"


@pytest.fixture
def course():
    made = make.course(slug="service", title="服务入门")
    for name in ("one", "two"):
        make.unit(module=make.module(course=made, slug=name, title=f"章 {name}"))
    return made


@pytest.fixture
def trainer(client, course):
    person = make.teaching(course=course).person
    client.force_login(person)
    return person


def create(client, **fields):
    given = {"what": "service/two", "how": "all", "row_1": "service/one"}
    return client.post(NEW, given | fields)


def test_a_trainer_says_what_comes_first_in_her_course(client, trainer):
    other = make.unit(course=make.course(slug="basics", title="基本功")).course

    answer = create(client, row_2="basics", percent_1="60", how="some", least="1")

    made = Prerequisite.objects.get()
    assert answer.url == "/training/prerequisites/"
    assert str(made.module) == "章 two"
    assert (made.least, made.made_by) == (1, trainer)
    needs = made.needs.order_by("pk").values_list(
        "course", "module__slug", "least_percent"
    )
    assert [*needs] == [(made.course_id, "one", 60), (other.pk, None, None)]
    assert Event.objects.get(verb="prerequisite-added").new["least"] == 1
    page = client.get(answer.url).text
    assert "完成其中 1 项后开放：" in page
    assert "章 one，得分不低于 60%" in page
    assert "《基本功》" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"row_1": ""}, "请选择要先完成的内容。"),
        ({"row_2": "service/one"}, "这一项已经在上面了。"),
        ({"percent_2": "60"}, "请选择要达到这个分数的内容。"),
        ({"percent_1": "101"}, "100"),
        ({"how": "some"}, "请填 1 到"),
        ({"how": "some", "least": "2"}, "请填 1 到"),
        ({"how": "some", "least": "x"}, "整数"),
        ({"what": "elsewhere"}, "elsewhere"),
        ({"what": "service/one"}, "这样会绕成一圈：《章 one》要先完成《章 one》。"),
        ({"what": "service"}, "这样会绕成一圈："),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(client, trainer, fields, words):
    answer = create(client, **fields)

    assert answer.status_code == 422
    assert words in answer.text
    assert not Prerequisite.objects.exists()


def test_a_circle_is_refused_naming_the_way_round(client, course, trainer):
    one, two = course.modules.order_by("slug")
    before(one, two)

    answer = create(client)

    assert answer.status_code == 422
    assert "要先完成《章 two》要先完成" in answer.text or (
        "《章 one》要先完成《章 two》" in answer.text
    )


def test_more_rows_come_without_a_word_of_blame(client, trainer):
    answer = create(client, what="", more="1")

    assert answer.status_code == 200
    assert 'data-state="wrong"' not in answer.text
    assert 'name="percent_4"' in answer.text


def test_lifting_it_keeps_the_row_and_is_done_once(client, course, trainer):
    one, two = course.modules.order_by("slug")
    rule = before(two, one)
    address = f"/training/prerequisites/{rule.pk}/remove/"

    assert client.post(address).url == "/training/prerequisites/"
    assert client.post(address).status_code == 404

    rule.refresh_from_db()
    assert rule.removed_at is not None
    assert Event.objects.filter(verb="prerequisite-removed").count() == 1
    with pytest.raises(changes.AlreadyRemoved):
        changes.remove(rule, by=None, at=make.NOON)


def test_who_does_not_teach_the_whole_course_may_not(client, course):
    one, two = course.modules.order_by("slug")
    rule = before(two, one)
    cohort = make.cohort()
    client.force_login(make.teaching(course=course, cohort=cohort).person)

    assert "章 two" not in client.get("/training/prerequisites/").text
    assert client.get(NEW).status_code == 404
    assert create(client).status_code == 404
    assert client.post(f"/training/prerequisites/{rule.pk}/remove/").status_code == 404


def test_a_trainee_finds_nothing_here(client, course):
    client.force_login(make.enrolment(course=course).person)

    assert client.get("/training/prerequisites/").status_code == 404
    assert create(client).status_code == 404


def test_hr_may_in_every_course(client, course):
    client.force_login(make.person("hr"))

    assert create(client).status_code == 302
