"""Pages travel compressed, files as they are."""

import gzip

import pytest

pytestmark = pytest.mark.django_db


def test_page_is_compressed_for_who_can_read_it(client):
    response = client.get("/accounts/login/", headers={"accept-encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert "翻开讲义" in gzip.decompress(response.content).decode()


def test_page_is_plain_for_who_cannot(client):
    response = client.get("/accounts/login/")

    assert "Content-Encoding" not in response.headers
    assert "翻开讲义" in response.content.decode()


def test_other_answers_stay_as_they_are(client):
    response = client.get("/healthz", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in response.headers
