"""The shape of what the lines of a lesson, and its end, send."""

import unicodedata
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.attestations import Means
from lessons.notes import MOST_CHARACTERS, Writing
from people.forms import PasswordAgainForm
from people.models import Person


class NoteForm(forms.Form):
    text = forms.CharField(max_length=MOST_CHARACTERS, required=False, strip=False)
    sequence = forms.IntegerField(min_value=0, max_value=2**53, required=False)

    @property
    def writing(self) -> Writing:
        words = self.cleaned_data["text"].replace("\r\n", "\n")
        return Writing(words, self.cleaned_data["sequence"] or 0)


class AttestByPassword(PasswordAgainForm):
    """Asks for the password once more; wrong tries are counted as at the door."""

    means: ClassVar[Means] = Means.PASSWORD


class AttestByName(forms.Form):
    """Asks who signs in without a password of ours for her full name."""

    means: ClassVar[Means] = Means.NAME
    name = forms.CharField(
        label=_("Your full name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, user: Person) -> None:
        super().__init__(data)
        self.user = user

    def clean_name(self) -> str:
        given: str = self.cleaned_data["name"]
        if _plain(given) != _plain(self.user.name):
            wish = gettext("This is not the name you are known by here: %(name)s.")
            raise forms.ValidationError(wish % {"name": self.user.name})
        return given


type AttestForm = AttestByPassword | AttestByName


def attesting(person: Person, data: Mapping[str, Any] | None = None) -> AttestForm:
    """Return the form that lets the person show that it is her."""
    if person.has_usable_password():
        return AttestByPassword(data, user=person)
    return AttestByName(data, user=person)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
