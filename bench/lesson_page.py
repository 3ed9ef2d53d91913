"""The lesson page, signed in, beside bare views that render a page of the same size.

The budget's bare view renders the lesson's own template from data that is at hand: what
Django and a template of this size cost. Two barer ones only put out the same text.
"""

from collections.abc import Iterator
from typing import Any, cast

from django.db import connection
from django.template.response import TemplateResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django_htmx.middleware import HtmxDetails

from bench import bare, world
from bench.measuring import Result, medians, ms, percent
from bench.server import Browser
from people.models import Person

ROUNDS = 100
LEAST = 0.6
MOST_QUERIES = 9


def measure() -> Iterator[Result]:
    browser = Browser(world.trainee())
    fill(browser)
    names = ("own", "framed", "alone")
    ours, own, framed, alone = medians(
        [
            lambda: browser.get(world.LESSON),
            *(lambda name=name: browser.get(f"/bench/pages/{name}/") for name in names),
        ],
        rounds=ROUNDS,
    )
    what = "lesson page, as fast as a bare view with its template"
    yield Result(
        what,
        f"{percent(own / ours)}  ({ms(ours)})",
        ms(own),
        f"≥ {percent(LEAST)}",
        own / ours >= LEAST,
    )
    what = "  … as one with the same text in the site's frame"
    yield Result(what, percent(framed / ours), ms(framed), "", None)
    what = "  … as one with the same text alone"
    yield Result(what, percent(alone / ours), ms(alone), "", None)
    with CaptureQueriesContext(connection) as queries:
        browser.get(world.LESSON)
    count = len(queries)
    yield Result(
        "  queries", str(count), "", f"≤ {MOST_QUERIES}", count <= MOST_QUERIES
    )


def fill(browser: Browser) -> None:
    """Give the bare pages what makes each just as long as the lesson."""
    page = browser.get(world.LESSON).body
    answer = template_response(world.trainee())
    bare.PAGES["own"] = (str(answer.template_name), answer.context_data or {})
    for name in ("framed", "alone"):
        bare.PAGES[name] = (f"{name}.html", {"html": ""})
        frame = len(browser.get(f"/bench/pages/{name}/").body)
        text = page[: len(page) - frame].decode(errors="ignore")
        bare.PAGES[name] = (f"{name}.html", {"html": text})


def template_response(person: Person) -> TemplateResponse:
    """Return what the view gives its template."""
    request = cast("Any", RequestFactory().get(world.LESSON))
    request.user = person
    request.htmx = HtmxDetails(request)
    found = resolve(world.LESSON)
    answer = found.func(request, *found.args, **found.kwargs)
    return cast("TemplateResponse", answer)
