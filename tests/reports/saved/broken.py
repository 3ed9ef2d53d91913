"""A mail server that is not there."""

from typing import override

from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    @override
    def send_messages(self, email_messages):
        raise OSError("no mail server")
