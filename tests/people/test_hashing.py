import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password

from config.settings import PASSWORD_HASHERS
from tests import make


@pytest.fixture(autouse=True)
def real_hashers(settings):
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS


def test_passwords_are_kept_by_argon2_in_little_memory():
    assert make_password("jiangyi").startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.django_db
def test_a_password_kept_by_an_older_way_lets_in_and_is_kept_anew(client):
    kept = PBKDF2PasswordHasher().encode("jiangyi", "salt", iterations=1)
    person = make.person(username="shenqiu", password=kept)

    client.post("/accounts/login/", {"login": "shenqiu", "password": "jiangyi"})

    person.refresh_from_db()
    assert client.session["_auth_user_id"] == str(person.pk)
    assert person.password.startswith("argon2$")
