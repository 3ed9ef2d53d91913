"""How allauth opens our door."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Door(DefaultAccountAdapter):
    error_messages: dict[str, str | Promise] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "The employee number or the password is wrong."
        ),
        "too_many_login_attempts": _(
            "Too many wrong tries. Wait five minutes, or ask for a new password."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth's signature
        """Refuse: people are added by human resources, nobody signs up."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002  # allauth's signature
        """Lead back to the account, which says that the password is changed."""
        return f"{reverse('account')}?changed"

    def add_message(self, *_: object, **__: object) -> None:
        """Say nothing: the page that follows says it."""
