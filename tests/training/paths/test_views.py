import pytest

from ledger.models import Event
from tests import make
from tests.training.prerequisites.laid import before
from training.models import Assignment, Path, PathStep
from training.paths import changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    made = make.course(slug="service", title="服务入门")
    for name in ("one", "two", "three"):
        make.unit(module=make.module(course=made, slug=name, title=f"章 {name}"))
    return made


@pytest.fixture
def trainer(client, course):
    person = make.teaching(course=course).person
    client.force_login(person)
    return person


def fields(*rows, **more):
    named = {f"row_{number}": row for number, row in enumerate(rows, start=1)}
    given = {"title": "新人入门", "slug": "new", "mode": "in-order"}
    return given | {"slug": "newcomers"} | named | more


def create(client, *rows, **more):
    return client.post("/training/paths/new/", fields(*rows, **more))


def steps(path):
    known = path.steps.select_related("course", "module").order_by("position")
    return [one.what.slug for one in known]


def test_a_trainer_lays_out_a_path_of_what_she_teaches(client, trainer):
    assert "新建路径" in client.get("/training/paths/new/").text

    answer = create(client, "service/two", "", "service/one", summary="先看这个")

    made = Path.objects.get()
    assert answer.url == "/training/paths/newcomers/"
    assert (made.title, made.mode, made.made_by) == ("新人入门", "in-order", trainer)
    assert steps(made) == ["two", "one"]
    assert Event.objects.filter(verb="path-made").count() == 1
    page = client.get(answer.url).text
    assert page.index("章 two") < page.index("章 one")
    assert "2 步，依次完成" in page
    assert "新人入门" in client.get("/training/paths/").text


@pytest.mark.parametrize(
    ("rows", "more", "words"),
    [
        (["service/one"], {}, "一条路径至少有两步。"),
        (["service/one", "service/one"], {}, "这一项已经在上面了。"),
        (["service/one", "service"], {}, "这一项已经在上面了。"),
        (["service/one", "service/two"], {"slug": "new"}, "已被别的路径使用"),
        (["service/one", "service/two"], {"slug": "taken"}, "已被别的路径使用"),
        (["service/one", "service/two"], {"slug": "中文"}, "field-help"),
        (["service/one", "service/two"], {"mode": "at-least"}, "请填 1 到"),
        (
            ["service/one", "service/two"],
            {"mode": "at-least", "least": "3"},
            "请填 1 到",
        ),
        (["service/one", "service/nowhere"], {}, "service/nowhere"),
    ],
)
def test_what_makes_no_path_is_refused_at_its_field(client, trainer, rows, more, words):
    Path.objects.create(slug="taken", title="Taken", made_at=make.NOON)

    answer = create(client, *rows, **more)

    assert answer.status_code == 422
    assert words in answer.text
    assert Path.objects.count() == 1


def test_more_rows_come_without_a_word_of_blame(client, trainer):
    answer = create(client, "service/one", title="", more="1")

    assert answer.status_code == 200
    assert 'data-state="wrong"' not in answer.text
    assert 'name="row_4"' in answer.text


def test_a_path_may_not_go_against_what_must_be_done_first(client, course, trainer):
    one, two = course.modules.filter(slug__in=["one", "two"]).order_by("slug")
    before(one, two)

    answer = create(client, "service/one", "service/two")

    assert answer.status_code == 422
    assert "这样会绕成一圈：" in answer.text
    assert "《章 one》要先完成《章 two》" in answer.text


def laid(course, *slugs, **path_fields):
    names = {"slug": "newcomers", "title": "新人入门", "made_at": make.NOON}
    path = Path.objects.create(**names | path_fields)
    for position, slug in enumerate(slugs, start=1):
        module = course.modules.get(slug=slug)
        PathStep.objects.create(
            path=path, position=position, course=course, module=module
        )
    return path


def test_a_path_that_nobody_has_is_changed_in_its_place(client, course, trainer):
    path = laid(course, "one", "two")

    page = client.get("/training/paths/newcomers/edit/").text
    client.post(
        "/training/paths/newcomers/edit/", fields("service/three", "service/one")
    )

    assert '<option value="service/two" selected>' in page
    assert steps(Path.objects.get()) == ["three", "one"]
    assert Path.objects.get().pk == path.pk


def test_an_assigned_path_is_put_away_and_a_new_one_takes_its_place(
    client, course, trainer
):
    path = laid(course, "one", "two")
    Assignment.objects.create(path=path, person=make.person(), made_at=make.NOON)

    answer = client.post(
        "/training/paths/newcomers/edit/", fields("service/three", "service/one")
    )

    path.refresh_from_db()
    assert answer.url == "/training/paths/newcomers-2/"
    assert path.archived_at is not None
    assert steps(path) == ["one", "two"]
    assert steps(Path.objects.get(slug="newcomers-2")) == ["three", "one"]


def test_a_path_put_away_can_be_changed_no_more(client, course, trainer):
    path = laid(course, "one", "two")

    assert client.post("/training/paths/newcomers/archive/").status_code == 302
    assert client.post("/training/paths/newcomers/archive/").status_code == 404
    assert client.get("/training/paths/newcomers/edit/").status_code == 404
    with pytest.raises(changes.AlreadyArchived):
        changes.archive(path, by=None, at=make.NOON)


def test_who_teaches_a_part_of_a_path_does_not_see_it(client, course, trainer):
    other = make.unit().module
    path = laid(course, "one")
    PathStep.objects.create(path=path, position=2, course=other.course)

    assert client.get("/training/paths/newcomers/").status_code == 404
    assert "新人入门" not in client.get("/training/paths/").text
    client.force_login(make.person("hr"))
    assert other.title in client.get("/training/paths/newcomers/").text


def test_who_teaches_nothing_finds_no_paths(client, course):
    laid(course, "one", "two")
    client.force_login(make.person())

    for rest in ("", "new/", "newcomers/", "newcomers/edit/"):
        assert client.get(f"/training/paths/{rest}").status_code == 404
    assert create(client, "service/one", "service/two").status_code == 404
    assert client.post("/training/paths/newcomers/archive/").status_code == 404
