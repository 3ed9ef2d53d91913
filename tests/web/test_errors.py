"""Pages that do not exist, and forms that are too old, say so in words."""

import pytest
from django.template.loader import get_template
from django.test import Client

from tests import make

pytestmark = pytest.mark.django_db


def test_unknown_address_says_so_and_leads_back(client):
    client.force_login(make.person())

    page = client.get("/no/such/page/")

    assert page.status_code == 404
    assert "讲义里没有这一页" in page.content.decode()
    assert 'href="/"' in page.content.decode()


def test_form_without_its_token_is_refused_in_words():
    client = Client(enforce_csrf_checks=True)

    page = client.post("/accounts/login/", {"login": "a", "password": "b"})

    assert page.status_code == 403
    assert "这张表单放得太久了" in page.content.decode()


def test_page_of_a_fault_needs_no_request():
    page = get_template("500.html").render()

    assert "出了点问题" in page
