import pytest

from tests import make
from tests.training.followup.rows import DAY, TEN, below, due_in
from training import days
from training.followup import letters, planning
from training.models import Digest

pytestmark = pytest.mark.django_db


def letter_to(person):
    planning.plan(at=TEN)
    digests = list(Digest.objects.filter(person=person).select_related("person"))
    return letters.of(digests, at=TEN)[digests[0].pk]


def test_a_letter_leads_to_the_place_and_says_how_many_days_are_left(settings):
    settings.SITE_ADDRESS = "https://training.example.com"
    anna = make.person(name="林晓岚")
    module = make.module(title="问候", slug="greeting", course=make.course(slug="desk"))
    due_in(7, person=anna, module=module)

    letter = letter_to(anna)

    place = "https://training.example.com/courses/desk/#greeting"
    assert letter.subject == "《问候》还有 7 天"
    assert "林晓岚，你好：" in letter.text
    assert place in letter.text
    assert f'<a href="{place}">问候</a>' in letter.html
    assert "2026年11月27日" in letter.html


def test_names_are_escaped_in_the_page_and_plain_in_the_text():
    anna = make.person(name="A&B")
    due_in(7, person=anna, module=make.module(title="<b>"))

    letter = letter_to(anna)

    assert "A&B，你好" in letter.text
    assert "A&amp;B，你好" in letter.html
    assert "&lt;b&gt;" in letter.html


def test_a_letter_about_a_renewal_tells_its_grace():
    anna = make.person()
    ended = days.end_of(days.of(TEN) - DAY)
    old = make.period(
        person=anna,
        satisfied_at=make.LONG_AGO,
        valid_until=ended,
        grace_until=TEN + 7 * DAY,
    )
    due_in(-1, registration=old.registration, previous=old)

    letter = letter_to(anna)

    words = "续期，宽限到2026年11月27日"
    assert (words in letter.text, words in letter.html) == (True, True)
    assert letter.subject.endswith("宽限")
    assert "逾期" not in letter.text


@pytest.mark.parametrize(
    ("dues", "subject"),
    [
        ([0], "《问候》今天到期"),
        ([-1], "《问候》逾期 1 天"),
        ([7, 14], "你有 2 项学习快到期了"),
        ([-1, -3, 7], "你有 2 项学习已逾期"),
    ],
)
def test_the_subject_says_what_matters_most(dues, subject):
    anna = make.person()
    for number in dues:
        due_in(number, person=anna, module=make.module(title="问候"))

    assert letter_to(anna).subject == subject


def test_a_manager_reads_who_is_late_and_with_what(settings):
    manager = make.person()
    anna = below(manager, name="林晓岚")
    due_in(-2, person=anna, module=make.module(title="问候"))

    letter = letter_to(manager)

    assert letter.subject == "你的团队有 1 人逾期"
    assert "林晓岚：问候" in letter.text
    assert f"/reports/people/{anna.pk}/" in letter.html
    assert "/training/team/" in letter.text


def test_a_letter_is_in_the_language_of_its_reader():
    anna = make.person(name="Anna", language="en")
    due_in(7, person=anna, module=make.module(title="Greeting"))

    letter = letter_to(anna)

    assert letter.subject == "“Greeting”: 7 days left"
    assert "Hello Anna," in letter.text


def test_a_module_asked_for_twice_stands_in_the_letter_once():
    anna = make.person()
    module = make.module(title="问候")
    first = due_in(-1, person=anna, module=module)
    due_in(7, person=anna, module=module, registration=first.registration)

    assert letter_to(anna).subject == "《问候》逾期 1 天"
