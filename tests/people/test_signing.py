"""Signing in and out, and a new password by e-mail."""

import re

import pytest
from django.conf import settings

from tests import make

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough secret"  # noqa: S105  # of nobody real


@pytest.fixture
def trainee():
    person = make.person(
        username="trainee", employee_number="00482", email="lin@example.com"
    )
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client, name, password=PASSWORD):
    return client.post("/accounts/login/", {"login": name, "password": password})


@pytest.mark.parametrize("name", ["trainee", "00482"])
def test_person_signs_in_by_name_and_by_employee_number(client, trainee, name):
    response = sign_in(client, name)

    assert (response.status_code, response.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(trainee.pk)


@pytest.mark.parametrize("name", ["trainee", "00482", "482", "nobody", ""])
def test_wrong_password_opens_nothing(client, trainee, name):
    sign_in(client, name, "wrong")

    assert "_auth_user_id" not in client.session


def test_wrong_password_is_said_in_chinese(client, trainee):
    page = sign_in(client, "trainee", "wrong").content.decode()

    assert "工号或密码不对。" in page


def test_who_has_left_cannot_sign_in(client, trainee):
    trainee.is_active = False
    trainee.save()

    sign_in(client, "trainee")

    assert "_auth_user_id" not in client.session


def test_many_wrong_passwords_shut_the_door_for_a_while(client, trainee):
    for _ in range(5):
        sign_in(client, "trainee", "wrong")

    page = sign_in(client, "trainee").content.decode()

    assert "错的次数太多了" in page
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client):
    page = client.get("/accounts/signup/").content.decode()

    assert "这里不开放注册" in page


def test_forgotten_password_is_changed_by_a_letter(client, trainee, mailoutbox):
    client.post("/accounts/password/reset/", {"email": "lin@example.com"})
    (link,) = re.findall(r"http://testserver(\S+)", mailoutbox[0].body)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    new = "quite another secret"
    client.post(form, {"password1": new, "password2": new})

    sign_in(client, "trainee", new)

    assert mailoutbox[0].subject == "讲义：换一个新密码"
    assert client.session["_auth_user_id"] == str(trainee.pk)


def test_unknown_address_gets_no_letter_and_no_hint(client, trainee, mailoutbox):
    response = client.post(
        "/accounts/password/reset/", {"email": "stranger@example.com"}, follow=True
    )

    assert mailoutbox == []
    assert "邮件已经寄出" in response.content.decode()


def test_signing_out_is_a_post(client, trainee):
    client.force_login(trainee)

    client.get("/accounts/logout/")
    still_in = "_auth_user_id" in client.session
    client.post("/accounts/logout/")

    assert (still_in, "_auth_user_id" in client.session) == (True, False)


def test_password_is_changed_by_who_knows_the_old_one(client, trainee):
    client.force_login(trainee)
    new = "quite another secret"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    response = client.post("/accounts/password/change/", data, follow=True)

    trainee.refresh_from_db()
    assert trainee.check_password(new)
    assert "密码改好了" in response.text


def test_stranger_is_sent_to_the_door(client):
    response = client.get("/account/")

    assert (
        response.url
        == f"/{settings.LOGIN_URL.replace('account_', 'accounts/')}/?next=/account/"
    )
