"""A class of sixty phones filling in a survey, while the wall looks every second."""

import html
import http.client
import json
import os
import random
import re
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from bench.exam import asked, served
from bench.measuring import Result, kb
from bench.server import TOKEN
from bench.start import free_port

PHONES = 60
SECONDS = 30
PULSE_AFTER = 2.5
SOON = 2
NOT_MODIFIED = 304
FOUND = 302
OK = 200

RADIO = re.compile(r'type="radio"\s+name="([^"]+)"')
PULSE = re.compile(r'data-follow="([^"]+)"\s+data-known="(\{.*?\})"\s')
GIVEN = re.compile(r'<b class="wall-figure">(\d+)|<dd>(\d+)</dd>')


@dataclass
class Class:
    """What is known to all threads; times are seconds of one clock."""

    port: int
    code: str
    stage: int
    host: str
    given: list[tuple[float, float]] = field(default_factory=list)
    sent: dict[str, tuple[int, int]] = field(default_factory=dict)
    seen: list[tuple[float, int]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)


@dataclass
class Phone:
    """A browser with its cookie; each request on a connection of its own."""

    room: Class
    cookie: str = f"csrftoken={TOKEN}"

    def ask(
        self, method: str, address: str, body: str = "", **headers: str
    ) -> tuple[int, str]:
        own = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": self.cookie,
            "X-CSRFToken": TOKEN,
            **headers,
        }
        server = http.client.HTTPConnection("127.0.0.1", self.room.port, timeout=60)
        server.request(method, address, body, own)
        answer = server.getresponse()
        text = answer.read().decode(errors="replace")
        server.close()
        for name, value in answer.getheaders():
            if name == "Set-Cookie" and value.startswith(settings.SESSION_COOKIE_NAME):
                self.cookie += f"; {value.partition(';')[0]}"
        self.room.statuses.append(answer.status)
        return answer.status, text


def measure() -> Iterator[Result]:
    environment = dict(os.environ)
    opened = asked("begin()", environment, module="classroom")
    port = free_port()
    room = Class(port, opened["code"], opened["stage"], opened["session"])
    with served(port, environment), ThreadPoolExecutor(PHONES + 1) as crowd:
        wall = crowd.submit(watch, room)
        phones = [crowd.submit(take_part, room, number) for number in range(PHONES)]
        try:
            for phone in phones:
                phone.result()
            time.sleep(SOON + 1)
        finally:
            room.is_over.set()
        wall.result()
    kept: Mapping[str, Any] = asked("kept()", environment, module="classroom")
    yield from told(room, kept)


def told(room: Class, kept: Mapping[str, Any]) -> Iterator[Result]:
    lost = sum(kept.get(name) != [*sent] for name, sent in room.sent.items())
    waits = quantiles(delays(room), n=20)
    unchanged = room.statuses.count(NOT_MODIFIED)
    yield Result(
        f"{PHONES} phones answer within {SECONDS} s: from phone to wall, p95",
        f"{waits[-1]:.1f} s",
        f"median {waits[9]:.1f} s",
        f"≤ {SOON} s",
        waits[-1] <= SOON,
    )
    yield Result(
        "  … requests, of them “nothing new”",
        f"{len(room.statuses)}, {unchanged}",
        f"wall {kb(max(room.sizes))}",
        "none lost",
        lost == 0 and len(room.given) == PHONES,
    )
    slow = quantiles(room.looks, n=20)[-1]
    yield Result("  … a changed wall, p95", f"{slow * 1000:.0f} ms", "", "", None)


def delays(room: Class) -> list[float]:
    """Return how long each answer took to be counted on the wall.

    The wall counts and names nobody: the first count of k is when the k-th was seen.
    """
    waits = []
    for rank, (_confirmed, begun) in enumerate(sorted(room.given), start=1):
        shown = [at for at, count in room.seen if count >= rank]
        waits.append(min(shown, default=begun + SECONDS) - begun)
    return waits


def watch(room: Class) -> None:
    """Be the wall: ask each second, with the tag of what is shown."""
    wall = Phone(room, f"{settings.SESSION_COOKIE_NAME}={room.host}")
    address, tag = f"/workshops/{room.code.lower()}/wall/live/", ""
    while not room.is_over.is_set():
        begun = time.perf_counter()
        status, text = wall.ask("GET", address, **{"If-None-Match": tag or '"-"'})
        if status == OK:
            room.looks.append(time.perf_counter() - begun)
            room.sizes.append(len(text.encode()))
            counts = [int(one or two) for one, two in GIVEN.findall(text)]
            room.seen.append((time.perf_counter(), counts[-1]))
            tag = tag_in(text)
        time.sleep(1)


def tag_in(text: str) -> str:
    found = re.search(r"If-None-Match[^}]*?(\w{40,})", text)
    return f'"{found[1]}"' if found else ""


def take_part(room: Class, number: int) -> None:
    """Join as a guest, fill in the survey in two goes, hand it in, and stay."""
    dice = random.Random(number)  # noqa: S311  # a dice, no secret
    phone, name = Phone(room), f"学员 {number}"
    here = f"/workshops/{room.code.lower()}/"
    phone.ask("POST", f"/join/{room.code.lower()}/", urlencode({"name": name}))
    _status, page = phone.ask("GET", here)
    answers = {field: dice.choice("12345") for field in RADIO.findall(page)}
    pulse = Pulse.on(page)
    begun = time.perf_counter()
    follow(phone, pulse, until=begun + dice.uniform(1, SECONDS - 1), dice=dice)
    fill_in(phone, here, answers, name)
    follow(phone, pulse, until=begun + SECONDS, dice=dice)


@dataclass(frozen=True, slots=True)
class Pulse:
    """Where a phone asks whether there is something new, and the tag of what it has."""

    address: str
    tag: str

    @classmethod
    def on(cls, page: str) -> "Pulse":
        words = html.unescape(page)
        address, known = PULSE.findall(words)[0]
        return cls(address, json.loads(known)["tag"])


def follow(phone: Phone, pulse: Pulse, *, until: float, dice: random.Random) -> None:
    while time.perf_counter() < until:
        phone.ask("GET", pulse.address, Cookie="", **{"If-None-Match": pulse.tag})
        left = until - time.perf_counter()
        time.sleep(max(0.0, min(dice.uniform(PULSE_AFTER, PULSE_AFTER + 1), left)))


def fill_in(phone: Phone, here: str, answers: dict[str, str], name: str) -> None:
    room, half = phone.room, len(answers) // 2
    first = urlencode({**dict(list(answers.items())[:half]), "sequence": 1})
    phone.ask("POST", f"{here}{room.stage}/save/", first, **{"X-Autosave": "1"})
    begun = time.perf_counter()
    whole = urlencode({**answers, "sequence": 2})
    status, _text = phone.ask("POST", f"{here}{room.stage}/give/", whole)
    if status in {OK, FOUND}:
        room.given.append((time.perf_counter(), begun))
        room.sent[name] = (len(answers) // 2, 2)
