import pytest
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from web.unchanged import UnchangedMiddleware, tagged


@tagged(lambda code: f'"tag-of-{code}"' if code != "none" else "")
def page(request, code):
    return HttpResponse("page")


def plain(request):
    return HttpResponse("plain")


urlpatterns = [path("plain/", plain), path("<slug:code>/", page)]


def asked(address, tag="", method="get"):
    """Return the status that comes out when the site itself would answer 200."""
    headers = {"If-None-Match": tag} if tag else {}
    request = getattr(RequestFactory(), method)(address, headers=headers)
    with override_settings(ROOT_URLCONF=__name__):
        return UnchangedMiddleware(plain)(request)


@pytest.mark.parametrize("tag", ['"tag-of-a"', 'W/"tag-of-a"', '"other", "tag-of-a"'])
def test_the_same_tag_is_nothing_new(tag):
    answer = asked("/a/", tag)

    assert (answer.status_code, answer["ETag"]) == (304, '"tag-of-a"')


@pytest.mark.parametrize(
    ("address", "tag"),
    [
        ("/a/", ""),
        ("/a/", '"tag-of-b"'),
        ("/a/", "*"),
        ("/none/", '""'),
        ("/plain/", '"tag-of-plain"'),
        ("/no/where/", '"tag-of-no"'),
    ],
)
def test_anything_else_goes_on_to_the_page(address, tag):
    assert asked(address, tag).status_code == 200


def test_what_is_sent_goes_on_whatever_its_tag():
    assert asked("/a/", '"tag-of-a"', "post").status_code == 200
