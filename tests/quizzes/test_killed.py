"""What was confirmed as saved is there after the server was killed."""

import http.client
import json
import os
import signal
import sqlite3
import subprocess
import sys
import urllib.parse
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAVES = 12
TOKEN = "k" * 32

# Loads the site and seats a person once; each line that it reads then makes a server,
# a process of its own with no connection inherited, and is answered with its number.
SITE = """
import os, socketserver, sys
from wsgiref.simple_server import WSGIServer, make_server

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.urls import get_resolver
from tests.quizzes import quiz

class Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True

settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
call_command("migrate", run_syncdb=True, verbosity=0)
unit = quiz.unit(rules={"behaviour": "tries"})
person = quiz.registration(unit).person
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = "people.signing.NumberOrNameBackend"
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
get_resolver().url_patterns
server = make_server("127.0.0.1", 0, application, Server)
connections.close_all()
here = session.session_key, unit.get_absolute_url(), server.server_port
print(*here, file=sys.__stdout__, flush=True)
for line in sys.stdin:
    child = os.fork()
    if not child:
        server.serve_forever()
    print(child, file=sys.__stdout__, flush=True)
"""


class Site:
    """A server of its own on a database file of its own."""

    def __init__(self, folder):
        environment = {
            **os.environ,
            "JIANGYI_VAR": str(folder),
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        environment.pop("DATABASE_URL", None)
        self.database = folder / "jiangyi.sqlite3"
        self.parent = subprocess.Popen(  # noqa: S603  # our own command
            [sys.executable, "-c", SITE],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        assert self.parent.stdin
        assert self.parent.stdout
        self.asks, self.answers = self.parent.stdin, self.parent.stdout
        self.session, self.path, port = self.answers.readline().split()
        self.port = int(port)

    def start(self):
        self.asks.write("\n")
        self.asks.flush()
        self.server = int(self.answers.readline())

    def kill(self):
        """Kill the server with all its threads, as a power cut would."""
        os.kill(self.server, signal.SIGKILL)

    def end(self):
        os.killpg(self.parent.pid, signal.SIGKILL)
        self.parent.communicate()

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
    site.end()


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
