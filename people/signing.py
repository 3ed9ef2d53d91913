"""Signing in with an employee number as well as with a sign-in name."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from people.models import Person


class NumberOrNameBackend(ModelBackend):
    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002  # Django's signature
        username: str | None = None,
        password: str | None = None,
        **_: Any,
    ) -> Person | None:
        """Return the person; a wrong name takes as long as a wrong password."""
        found = Person.objects.filter(
            Q(username=username) | Q(employee_number=username)
        ).first()
        if found is None or password is None:
            Person().set_password(password)
            return None
        is_right = found.check_password(password) and found.is_active
        return found if is_right else None
