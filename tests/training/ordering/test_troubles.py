import pytest
from django.utils import timezone

from tests import make
from training import assignments
from training.assigning.due import After, Counted
from training.assignments import Order
from training.models import AssignmentException
from training.ordering import troubles

pytestmark = pytest.mark.django_db

EXCEPTIONS = "/training/exceptions/"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def module():
    made = make.module()
    make.unit(module=made)
    return made


@pytest.fixture
def hr(client):
    person = make.person("hr")
    client.force_login(person)
    return person


def text(response):
    return response.content.decode()


@pytest.fixture
def waiting(module, now):
    order = Order(module, make.person(name="何静"), due=After(9, Counted.START))
    assignments.assign(order, by=None, at=now)
    return AssignmentException.objects.get()


def test_who_waits_is_given_a_day(client, hr, waiting):
    data = {"chosen": waiting.pk, "due_on": "2099-01-31", "why": "补录", "give": ""}

    before = text(client.get(EXCEPTIONS))
    after = text(client.post(EXCEPTIONS, data, follow=True))

    assert ("何静" in before, "何静" in after) == (True, False)
    assert "已给 1 人指派。" in after
    assert waiting.assignment.periods.get().person == waiting.person


def test_who_waits_is_let_be(client, hr, waiting):
    data = {"chosen": waiting.pk, "why": "离职", "dismiss": ""}

    answer = client.post(EXCEPTIONS, data, follow=True)

    assert "1 人不再指派。" in text(answer)
    waiting.refresh_from_db()
    assert waiting.resolution == "dismissed"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"chosen": []}, "chosen"),
        ({"due_on": ""}, "due_on"),
        ({"due_on": "2020-01-01"}, "due_on"),
        ({"why": ""}, "why"),
    ],
)
def test_a_decision_without_what_it_takes_is_refused(client, hr, waiting, data, field):
    given = {"chosen": waiting.pk, "due_on": "2099-01-31", "why": "补录", "give": ""}

    answer = client.post(EXCEPTIONS, given | data)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_a_trainer_decides_only_about_what_she_teaches(client, waiting):
    client.force_login(make.teaching().person)
    data = {"chosen": waiting.pk, "due_on": "2099-01-31", "why": "补录", "give": ""}

    page, answer = client.get(EXCEPTIONS), client.post(EXCEPTIONS, data)

    assert "何静" not in text(page)
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("past", {"due": "2026-11-10"}, "按规则应在2026年11月10日到期，已经过了。"),
        (
            "too-short",
            {"due": "2026-11-25", "days": 5},
            "2026年11月25日到期，只剩 5 天。",
        ),
    ],
)
def test_an_exception_says_what_was_found(code, values, words):
    assert troubles.in_words(code, values) == words
