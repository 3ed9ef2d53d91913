"""Every page says who may open it, and keeps its word."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.house import access_world
from web.access import rule_of

BRACES = re.compile(r"{[a-z]+}")
REFUSED = {"door", "403", "404", "405"}
TABLE = Path(__file__).with_name("access.txt")


def views(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = f"{before}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from views(entry, route)
        else:
            yield route, entry


def tree(route: str) -> str:
    """Return what the table says once for all: the whole administration."""
    return "admin/" if route.startswith("admin/") else route


@pytest.fixture(scope="module")
def built(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[access_world.World]:
    """Build the world once, in a transaction around all that is asked of it."""
    folder = tmp_path_factory.mktemp("world")
    kept = {"CONTENT": folder / "content", "MEDIA_ROOT": folder / "files"}
    with (
        django_db_blocker.unblock(),
        override_settings(**kept),
        transaction.atomic(),
    ):
        yield access_world.of(kept["CONTENT"])
        transaction.set_rollback(True)


@pytest.fixture
def world(built: access_world.World, settings: Any, db: None) -> access_world.World:
    settings.MEDIA_ROOT = settings.CONTENT.with_name("files")
    return built


def came_of(answer: HttpResponseBase) -> str:
    if answer.status_code in {301, 302}:
        is_door = "/login/" in answer["Location"]
        return "door" if is_door else "on"
    return "ok" if answer.status_code == 200 else str(answer.status_code)


def client_of(world: access_world.World, name: str) -> Client:
    client = Client()
    if person := world.people[name]:
        client.force_login(person)
    return client


def asked(client: Client, address: str, world: access_world.World) -> str:
    answer = client.get(address.format_map(world.names))
    if answer.streaming:
        b"".join(answer)
    return came_of(answer)


def sent(client: Client, address: str, world: access_world.World) -> str:
    """Send a form that is all but empty, and take back whatever came of it."""
    with transaction.atomic():
        fields = {"version": world.names["version"]}
        cell = came_of(client.post(address.format_map(world.names), fields))
        transaction.set_rollback(True)
    return cell if cell in REFUSED else "in"


def cells(method: str) -> dict[str, dict[str, str]]:
    """Return what each person may do at each address: {"trainee": {"/": "ok"}}."""
    _, _, part = TABLE.read_text().partition(f"\n{method} ")
    names, *rows = (line.split() for line in part.partition("\n\n")[0].splitlines())
    return {name: {row[0]: row[at] for row in rows} for at, name in enumerate(names, 1)}


PAGES, POSTS = cells("GET"), cells("POST")


def test_every_view_carries_an_access_mark():
    unmarked = [
        route for route, entry in views(get_resolver()) if not rule_of(entry.callback)
    ]

    assert unmarked == []


def test_every_view_of_the_administration_is_for_administrators():
    rules = {
        rule_of(entry.callback)
        for route, entry in views(get_resolver())
        if tree(route) == "admin/"
    }

    assert rules == {"administrator"}


def test_table_names_every_address():
    known = {tree(route) for route, _ in views(get_resolver())}

    paths = [BRACES.sub("1", one).partition("?")[0] for one in PAGES["nobody"]]
    named = {tree(resolve(path).route) for path in paths}

    assert named == known


@pytest.mark.parametrize("name", PAGES)
def test_person_sees_what_the_table_says(world, name):
    client = client_of(world, name)

    seen = {one: asked(client, one, world) for one in PAGES[name]}

    assert seen == PAGES[name]


@pytest.mark.parametrize("name", POSTS)
def test_person_may_send_what_the_table_says(world, name):
    client = client_of(world, name)

    seen = {one: sent(client, one, world) for one in POSTS[name]}

    assert seen == POSTS[name]


@pytest.mark.parametrize("name", PAGES)
def test_person_may_send_nothing_where_she_may_not_look(world, name):
    client = client_of(world, name)
    closed = {one for one, cell in PAGES[name].items() if cell in REFUSED}

    taken = [
        one for one in closed - POSTS[name].keys() if sent(client, one, world) == "in"
    ]

    assert taken == []
