"""What was confirmed as saved is there after the server was killed."""

import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
from contextlib import closing, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAVES = 12
TOKEN = "k" * 32

SET_UP = """
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from tests.quizzes import quiz

unit = quiz.unit(rules={"behaviour": "tries"})
person = quiz.registration(unit).person
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = "people.signing.NumberOrNameBackend"
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
print(session.session_key, unit.get_absolute_url())
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """A server of its own on a database file of its own."""

    def __init__(self, folder):
        self.environment = {**os.environ, "JIANGYI_VAR": str(folder)}
        self.environment.pop("DATABASE_URL", None)
        self.database = folder / "jiangyi.sqlite3"
        self.manage("migrate", "--verbosity", "0")
        self.session, self.path = self.manage("shell", "-v0", "-c", SET_UP).split()

    def manage(self, *words):
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        done = subprocess.run(  # noqa: S603  # our own command
            command,
            check=True,
            capture_output=True,
            text=True,
            env=self.environment,
            cwd=ROOT,
        )
        return done.stdout

    def start(self):
        self.port = free_port()
        command = [sys.executable, "-m", "gunicorn", "config.wsgi"]
        options = ["--bind", f"127.0.0.1:{self.port}", "--worker-class", "gthread"]
        self.process = subprocess.Popen(  # noqa: S603  # our own command
            [*command, *options],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)

    def kill(self):
        """Kill the server and all its processes, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def post(self, path, **fields):
        """Send a form and return what the server confirms: its JSON, or the way on."""
        fields["csrfmiddlewaretoken"] = TOKEN
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
        }
        server = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with closing(server):
            body = urllib.parse.urlencode(fields, doseq=True)
            server.request("POST", path, body, headers)
            response = server.getresponse()
            return response.headers["Location"] or json.load(response)

    def begin(self):
        """Start an attempt, or go on with the open one; return its address."""
        return self.post(f"{self.path}attempts/")

    def save(self, attempt, key, sequence):
        """Send one answer and return the sequence that the server confirms."""
        path = f"{attempt}questions/did/answer/"
        return self.post(path, answer=key, sequence=sequence)["sequence"]

    def kept(self, query):
        with closing(sqlite3.connect(self.database)) as rows:
            return rows.execute(query).fetchone()

    def killed(self, query):
        """Return what the database holds after a kill; the server runs again then."""
        self.kill()
        found = self.kept(query)
        self.start()
        return found


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path)
    site.start()
    yield site
    with suppress(ProcessLookupError):
        site.kill()


ANSWER = "SELECT response, sequence, tries FROM quizzes_answer WHERE question = 'did'"
TRY = "SELECT number, response, share FROM quizzes_try"
ATTEMPT = "SELECT ended_by, exact, marked_at IS NOT NULL FROM quizzes_attempt"
EVENTS = "SELECT count(*) FROM ledger_event WHERE verb = '{}'"


def test_every_confirmed_step_survives_a_killed_server(site):
    attempt = site.begin()
    again = site.killed("SELECT count(*) FROM quizzes_answer")
    assert (again, site.begin()) == ((3,), attempt)

    confirmed = [site.save(attempt, str(1 + at % 2), at) for at in range(1, SAVES + 1)]
    assert site.killed(ANSWER) == ('["1"]', SAVES, 0)
    assert confirmed == list(range(1, SAVES + 1))
    assert site.kept(EVENTS.format("answered")) == (SAVES,)

    form = {"asked": "did", "did-answer": ["1", "2"], "did-base": SAVES}
    site.post(f"{attempt}questions/did/", check="did", **form)
    assert site.killed(TRY) == (1, '["1", "2"]', "2/3")
    assert site.kept(ANSWER)[2] == 1

    site.post(f"{attempt}hand-in/")
    site.kill()
    assert site.kept(ATTEMPT) == ("person", "2", 1)
    assert site.kept(EVENTS.format("attempt-submitted")) == (1,)
