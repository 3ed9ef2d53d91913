"""Finding somebody, and saying that she is to be erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import Person


class FindForm(forms.Form):
    who = forms.CharField(
        label=_("Name, employee number or sign-in name"), max_length=80, required=False
    )


class ErasureForm(forms.Form):
    """Asks for the name once more, so that nobody is erased by a slip."""

    why = forms.CharField(label=_("Reason"), max_length=300)
    name = forms.CharField(label=_("Type the name to confirm"), max_length=80)

    def __init__(self, data: Any, *, person: Person) -> None:
        super().__init__(data)
        self.person = person

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        if name != self.person.name:
            raise forms.ValidationError(
                gettext("This is not the name. Nothing was done.")
            )
        return name
