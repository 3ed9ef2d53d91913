"""What was confirmed as saved is there after the server was killed."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3
SAVES = 12

SET_UP = """
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from tests.quizzes import quiz

attempt = quiz.attempt()
person = attempt.person
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = "people.signing.NumberOrNameBackend"
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
url = f"{attempt.unit.get_absolute_url()}attempts/{attempt.pk}/questions/did/"
print(session.session_key, url)
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
        command = [sys.executable, str(ROOT / "manage.py"), "runserver"]
        self.process = subprocess.Popen(  # noqa: S603  # our own command
            [*command, "--noreload", f"127.0.0.1:{self.port}"],
            env=self.environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def save(self, key, sequence):
        """Send one answer and return the sequence that the server confirms."""
        token = "k" * 32
        fields = {"answer": key, "sequence": sequence, "csrfmiddlewaretoken": token}
        request = urllib.request.Request(  # our own address
            f"http://127.0.0.1:{self.port}{self.path}",
            data=urllib.parse.urlencode(fields).encode(),
            headers={
                "Cookie": f"sessionid={self.session}; csrftoken={token}",
                "X-Autosave": "1",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310  # as above
            return json.load(response)["sequence"]

    def kept(self):
        with closing(sqlite3.connect(self.database)) as rows:
            query = (
                "SELECT response, sequence FROM quizzes_answer WHERE question = 'did'"
            )
            response, sequence = rows.execute(query).fetchone()
            events = "SELECT count(*) FROM ledger_event WHERE verb = 'answered'"
            return json.loads(response), sequence, rows.execute(events).fetchone()[0]


def test_every_confirmed_answer_survives_a_killed_server(tmp_path):
    site = Site(tmp_path)
    sequence = confirmed = 0

    for round_ in range(1, ROUNDS + 1):
        site.start()
        for _ in range(SAVES):
            sequence += 1
            confirmed = site.save(str(1 + sequence % 2), sequence)
        site.kill()

        assert site.kept() == ([str(1 + sequence % 2)], confirmed, round_ * SAVES)
