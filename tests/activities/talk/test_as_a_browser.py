"""What a browser sends: the fields of the form on the page, its token among them."""

import re

import pytest
from django.test import Client

from activities.models import Comment, ResponseMark
from tests import make
from tests.activities.talk.asked import address

pytestmark = pytest.mark.django_db

FORM = re.compile(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')


def browser(person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    return client


def send(client, page, action, **typed):
    """Fill in the page's form of that address and send it."""
    forms = dict(FORM.findall(client.get(page).text))
    hidden = dict(HIDDEN.findall(forms[action]))
    return client.post(action, hidden | typed)


@pytest.mark.parametrize("where", ["responses/", "activity/shared/{work}/"])
def test_a_trainer_marks_where_she_reads(unit, work, where):
    client = browser(make.teaching(course=unit.course).person)
    page = address(unit, where.format(work=work.pk))

    answer = send(
        client, page, address(unit, f"responses/{work.pk}/mark/"), points="7.5"
    )

    assert answer.status_code == 302
    assert ResponseMark.objects.get().exact == "15/2"


@pytest.mark.parametrize("where", ["activity/shared/", "activity/shared/{work}/"])
def test_a_peer_comments_where_she_reads(unit, work, peer, where):
    page = address(unit, where.format(work=work.pk))

    answer = send(
        browser(peer), page, address(unit, f"activity/shared/{work.pk}/"), text="同感"
    )

    assert answer.status_code == 302
    assert Comment.objects.get().text == "同感"
