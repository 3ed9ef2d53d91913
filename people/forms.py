"""What people may say of themselves, and how they sign in."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Person


class Plain(forms.Form):
    """A form of allauth in our own words: labels instead of placeholders."""

    labels: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if name in {"password", "oldpassword"}:
                field.help_text = ""


class SignInForm(Plain, LoginForm):
    labels = {"login": _("Employee number or sign-in name")}


class PasswordChangeForm(Plain, ChangePasswordForm):
    labels = {"oldpassword": _("The password until now")}


class PasswordSetForm(Plain, SetPasswordForm):
    pass


class PasswordAgainForm(Plain, ReauthenticateForm):
    pass


class LetterForm(Plain, ResetPasswordForm):
    labels = {"email": _("E-mail address")}


class NewPasswordForm(Plain, ResetPasswordKeyForm):
    pass


class AccountForm(forms.ModelForm[Person]):
    class Meta:
        model = Person
        fields = ("language", "is_reminded")
        labels = {"is_reminded": _("Remind me by e-mail of what I have to learn")}
