import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities import responses
from activities.models import Comment, ResponseMark
from activities.talk import comments
from ledger.models import Event, EventDetail
from tests import make
from tests.activities import small
from tests.activities.answers import given
from tests.activities.talk import shown
from tests.activities.talk.asked import address, give, peers, say
from tests.activities.talk.shown import COHORT, TRAINER

pytestmark = pytest.mark.django_db

NOON, LATER = make.NOON, make.LATER


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
