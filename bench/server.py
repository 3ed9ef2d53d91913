"""Asks the site over WSGI, in this process: no network, no second process to wait for.

The same middleware, sessions and views run as behind gunicorn; what is left out is what
the server itself costs, which would only flatter the ratios.
"""

import io
from dataclasses import dataclass, field
from typing import Any, cast

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import Client

from people.models import Person

TOKEN = "0123456789abcdefghijklmnopqrstuv"  # noqa: S105  # any 32 letters pass in both
OK = 400


class Refused(Exception):
    """The site did not answer with a page."""


@dataclass(slots=True)
class Answer:
    status: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def begin(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        self.status, self.headers = status, {k.lower(): v for k, v in headers}


class Browser:
    """A person's requests, one after the other."""

    def __init__(self, person: Person | None = None) -> None:
        self.application = get_wsgi_application()
        self.cookies = f"csrftoken={TOKEN}"
        if person is not None:
            client = Client()
            client.force_login(person, "people.signing.NumberOrNameBackend")
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            self.cookies += f"; {settings.SESSION_COOKIE_NAME}={session}"

    def get(self, address: str, **headers: str) -> Answer:
        return self._ask("GET", address, b"", headers)

    def post(self, address: str, body: bytes = b"", **headers: str) -> Answer:
        kind = {"CONTENT_TYPE": "application/x-www-form-urlencoded"}
        token = {"HTTP_X_CSRFTOKEN": TOKEN}
        return self._ask("POST", address, body, kind | token | headers)

    def _ask(
        self, method: str, address: str, body: bytes, headers: dict[str, str]
    ) -> Answer:
        path, _, query = address.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": self.cookies,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            **headers,
        }
        answer = Answer()
        pieces = self.application(environ, cast("Any", answer.begin))
        answer.body = b"".join(pieces)
        if hasattr(pieces, "close"):
            pieces.close()
        if int(answer.status[:3]) >= OK:
            raise Refused(f"{method} {address}: {answer.status}")
        return answer
