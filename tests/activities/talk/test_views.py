import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities import responses
from activities.models import Comment, Response, ResponseMark
from activities.talk import comments, marks
from ledger.models import Event, EventDetail
from people.models import Role
from tests import make
from tests.activities import small
from tests.activities.answers import given
from tests.activities.talk import shown
from tests.activities.talk.shown import COHORT, TEAM, TRAINER

pytestmark = pytest.mark.django_db

NOON, LATER = make.NOON, make.LATER


@pytest.fixture
def unit():
    return shown.unit(points=10)


@pytest.fixture
def author(unit):
    return shown.trainee(unit)


@pytest.fixture
def peer(unit, author):
    person = shown.trainee(unit)
    make.cohort(author, person)
    return person


@pytest.fixture
def work(unit, author, peer):
    return shown.share(unit, author, COHORT)


def address(unit, rest=""):
    return f"/courses/{unit.course.slug}/{unit.slug}/{rest}"


def peers(client, unit, person):
    client.force_login(person)
    return client.get(address(unit, "activity/shared/"))


def say(client, work, person, **sent):
    client.force_login(person)
    place = address(work.unit, f"activity/shared/{work.pk}/")
    return client.post(place, {"text": "我们也想要"} | sent)


def give(client, work, person, **sent):
    client.force_login(person)
    fields = {"points": "7.5", "comment": "很实在", "stamp": marks.stamp(work)} | sent
    return client.post(address(work.unit, f"responses/{work.pk}/mark/"), fields)


def who(name, work):
    """Return somebody who is near the work in one way or another."""
    course = work.unit.course
    made = {
        "author": lambda: work.person,
        "peer": lambda: Response.objects.get().person.memberships.get()
        .cohort.memberships.exclude(person=work.person).get().person,
        "trainer": lambda: make.teaching(course=course).person,
        "trainer of the cohort": lambda: make.teaching(
            course=course, cohort=work.person.memberships.get().cohort
        ).person,
        "administrator": lambda: make.person(Role.Code.ADMINISTRATOR),
        "trainee of another cohort": lambda: make.cohort(shown.trainee(work.unit))
        .memberships.get().person,
        "trainer of another cohort": lambda: make.teaching(
            course=course, cohort=make.cohort()
        ).person,
        "trainer of another course": lambda: make.teaching().person,
        "HR": lambda: make.person(Role.Code.HR),
    }  # fmt: skip
    return made[name]()


MAY = ("author", "peer", "trainer", "trainer of the cohort", "administrator")
MAY_NOT = (
    "trainee of another cohort",
    "trainer of another cohort",
    "trainer of another course",
    "HR",
)


@pytest.mark.parametrize(
    ("name", "status"), [*((one, 302) for one in MAY), *((one, 404) for one in MAY_NOT)]
)
def test_who_sees_the_work_may_comment_on_it_and_nobody_else(
    client, work, name, status
):
    person = who(name, work)

    answer = say(client, work, person)

    seen = client.get(address(work.unit, f"activity/shared/{work.pk}/"))
    assert answer.status_code == status
    assert seen.status_code == (200 if status == 302 else 404)
    assert Comment.objects.count() == (1 if status == 302 else 0)


@pytest.mark.parametrize(
    ("name", "status"),
    [*((one, 302) for one in MAY[2:]), *((one, 404) for one in (*MAY[:2], *MAY_NOT))],
)
def test_trainers_of_the_person_mark_and_nobody_else(client, work, name, status):
    answer = give(client, work, who(name, work))

    assert answer.status_code == status
    assert ResponseMark.objects.count() == (1 if status == 302 else 0)


def test_a_trainer_who_learns_along_does_not_mark_herself(client, unit, author):
    make.teaching(course=unit.course, person=author)

    assert give(client, shown.share(unit, author), author).status_code == 404


def test_a_trainer_marks_no_mate_whom_she_does_not_teach(client, unit, author):
    mate = shown.trainee(unit)
    make.teaching(course=unit.course, cohort=make.cohort(), person=mate)
    shown.team(unit, author, mate)
    work = shown.share(unit, author, TEAM)

    assert say(client, work, mate).status_code == 302
    assert give(client, work, mate).status_code == 404


def test_nothing_is_marked_that_is_not_for_points(client, author):
    unit = shown.unit()
    trainer = make.teaching(course=unit.course).person

    assert give(client, shown.share(unit, author), trainer).status_code == 404


def test_peers_read_what_is_for_them_and_find_the_way_from_the_activity(
    client, unit, work, peer
):
    page = peers(client, unit, peer).text

    assert work.person.name in page
    assert "老人问了三次" in page
    assert "看1位同伴的分享" in client.get(address(unit)).text


def test_what_is_not_for_her_is_not_listed(client, unit, author, peer):
    shown.share(unit, author, TRAINER)

    page = peers(client, unit, peer).text

    assert "老人问了三次" not in page
    assert "还没有人分享给你看" in page
    assert "位同伴的分享" not in client.get(address(unit)).text


def test_what_is_taken_back_is_gone_with_its_comments(client, unit, work, peer):
    say(client, work, peer)

    responses.take_back(unit, person=work.person, at=LATER)

    assert "我们也想要" not in peers(client, unit, peer).text
    assert say(client, work, peer).status_code == 404


def test_the_page_of_peers_costs_as_much_for_three_works_as_for_one(
    client, unit, work, peer
):
    counts = []
    for _round in range(3):
        with CaptureQueriesContext(connection) as queries:
            peers(client, unit, peer)
        counts.append(len(queries))
        more = shown.trainee(unit)
        peer.memberships.get().cohort.memberships.create(person=more, since=NOON)
        comments.add(shown.share(unit, more, COHORT), author=more, text="x", at=NOON)
    comments.add(work, author=peer, text="x", at=NOON)

    assert counts[1] == counts[2] <= counts[0] + 1


def test_surveys_without_names_have_no_page_of_peers(client):
    unit = given.unit()
    person = shown.trainee(unit)

    assert peers(client, unit, person).status_code == 404


def test_a_comment_is_shown_as_plain_text_with_its_lines(client, unit, work, peer):
    say(client, work, peer, text="第一行\r\n<b>第二行</b>", back="shared", page="1")

    page = peers(client, unit, work.person).text
    assert "第一行<br>&lt;b&gt;第二行&lt;/b&gt;" in page
    assert "你的分享有1条留言" in client.get(address(unit)).text


def test_the_ledger_tells_of_a_comment_and_its_words_only_beside_it(client, work, peer):
    say(client, work, peer)

    event = Event.objects.get(verb="comment-added")
    assert event.new == {"response": work.pk}
    assert event.about == f"people.person:{work.person_id}"
    assert EventDetail.objects.get().values == {"text": "我们也想要"}


def test_a_comment_leads_back_to_the_page_on_which_it_was_written(client, work, peer):
    answer = say(client, work, peer, back="shared", page="3")

    place = address(work.unit, f"activity/shared/?page=3#response-{work.pk}")
    assert answer["Location"] == place


@pytest.mark.parametrize("text", ["", "  \n", "字" * 2001])
def test_a_comment_of_no_or_too_many_words_comes_back_with_them(
    client, work, peer, text
):
    answer = say(client, work, peer, text=text)

    assert answer.status_code == 422
    assert text.strip() in answer.text
    assert not Comment.objects.exists()


def test_two_thousand_characters_with_line_ends_are_kept(client, work, peer):
    say(client, work, peer, text="字\r\n" * 999 + "字字")

    assert len(Comment.objects.get().text) == 2000


def test_a_comment_sent_twice_is_one(client, work, peer):
    say(client, work, peer)
    say(client, work, peer)

    assert Comment.objects.count() == 1


def test_who_wrote_a_comment_takes_it_back_and_its_words_are_gone(
    client, unit, work, peer
):
    say(client, work, peer)
    place = address(unit, f"activity/comments/{Comment.objects.get().pk}/remove/")

    client.post(place)
    client.post(place, {"back": "shared"})

    page = peers(client, unit, peer).text
    assert "已撤回" in page
    assert "我们也想要" not in page
    assert Event.objects.filter(verb="comment-removed").count() == 1


def test_nobody_takes_back_what_another_wrote(client, unit, work, peer):
    say(client, work, peer)
    client.force_login(work.person)

    answer = client.post(
        address(unit, f"activity/comments/{Comment.objects.get().pk}/remove/")
    )

    assert answer.status_code == 404
    assert Comment.objects.get().removed_at is None


def test_comments_stay_when_the_text_is_published_anew_and_shared_again(
    client, unit, work, peer
):
    say(client, work, peer)
    small.publish(unit, "insight")

    shown.share(unit, work.person, COHORT, at=LATER)

    assert "我们也想要" in peers(client, unit, peer).text


def test_the_person_sees_her_mark_and_that_it_is_for_an_older_text(client, unit, work):
    give(client, work, make.teaching(course=unit.course).person)
    client.force_login(work.person)
    page = client.get(address(unit)).text
    assert "很实在" in page
    assert "较早的文字" not in page

    shown.share(unit, work.person, body=small.body(insight="新的"), at=LATER)

    assert "较早的文字" in client.get(address(unit)).text


def test_a_mark_is_no_peers_business(client, unit, work, peer):
    give(client, work, make.teaching(course=unit.course).person)

    assert "很实在" not in peers(client, unit, peer).text


@pytest.mark.parametrize(
    "sent", [{"points": "10.5"}, {"points": "7.3"}, {"points": ""}, {"points": "-1"}]
)
def test_points_that_cannot_be_given_come_back_with_the_words(client, work, sent):
    trainer = make.teaching(course=work.unit.course).person

    answer = give(client, work, trainer, **sent)

    assert answer.status_code == 422
    assert "很实在</textarea>" in answer.text


@pytest.mark.parametrize("sent", [{"stamp": "old"}, {"seen": "0"}])
def test_what_has_changed_meanwhile_is_shown_first_and_then_saved(client, work, sent):
    trainer = make.teaching(course=work.unit.course).person
    give(client, work, trainer)

    answer = give(client, work, trainer, points="8", **sent)

    form = answer.context["thread"].mark_form
    again = {name: form[name].value() for name in ("stamp", "seen", "points")}
    assert answer.status_code == 422
    assert give(client, work, trainer, **again).status_code == 302
    assert ResponseMark.objects.count() == 2


def test_the_trainers_page_names_what_waits_for_a_mark(client, unit, work):
    trainer = make.teaching(course=unit.course).person
    client.force_login(trainer)
    assert "待评" in client.get(address(unit, "responses/")).text

    answer = give(client, work, trainer, back="responses", cohort="spring")

    place = address(unit, f"responses/?cohort=spring#response-{work.pk}")
    assert answer["Location"] == place
    assert "待评" not in client.get(address(unit, "responses/")).text


def share(client, unit, person, **sent):
    client.force_login(person)
    fields = {"version": unit.version_id, "answer-insight": "a"} | sent
    return client.post(address(unit, "activity/share/"), fields)


def test_she_chooses_who_sees_it_and_the_page_says_so(client, unit, author, peer):
    share(client, unit, author, audience=COHORT)

    assert Response.objects.get().audience == COHORT
    assert Event.objects.get(verb="response-shared").new["audience"] == COHORT
    assert "你的班级也看得到" in client.get(address(unit)).text


@pytest.mark.parametrize("audience", [TEAM, "everybody"])
def test_a_group_that_is_not_hers_is_not_chosen(client, unit, author, peer, audience):
    share(client, unit, author, audience=audience)

    assert Response.objects.get().audience == TRAINER


def test_who_is_in_no_group_is_not_asked(client, unit, author):
    client.force_login(author)

    assert "谁可以看到" not in client.get(address(unit)).text


def ticked(client, unit):
    told = client.get(address(unit)).context["own"]
    return told.chosen


def test_work_for_teams_is_for_the_team_unless_she_chose_otherwise(client, author):
    unit = shown.unit(setting="team")
    make.enrolment(course=unit.course, person=author)
    client.force_login(author)
    assert ticked(client, unit) == TRAINER

    shown.team(unit, author)
    assert ticked(client, unit) == TEAM

    share(client, unit, author, audience=TRAINER)
    assert ticked(client, unit) == TRAINER

    responses.take_back(unit, person=author, at=LATER)
    assert ticked(client, unit) == TRAINER


def test_what_she_ticked_stands_when_something_is_left_out(client, unit, author, peer):
    fields = {"answer-insight": "", "audience": COHORT}

    answer = share(client, unit, author, **fields)

    assert answer.status_code == 422
    assert answer.context["own"].chosen == COHORT
