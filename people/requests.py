"""A request whose person is known."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from people.models import Person


class PersonRequest(HttpRequest):
    user: "Person"
    htmx: HtmxDetails
