"""The shape of what somebody sends who joins or takes part."""

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from activities import content
from activities.forms import WritingForm
from activities.models import Stage
from activities.responses import Writing
from activities.workshops import codes
from activities.workshops.phones.joining import MOST_LETTERS


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The six letters on the wall"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocapitalize": "characters",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self) -> str:
        return codes.read(self.cleaned_data["code"])


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Your name, as the others know you"),
        max_length=MOST_LETTERS,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


def writing(sent: MultiValueDict[str, str], *, stage: Stage) -> Writing:
    """Return what was written; a sequence that cannot be one counts as not sent."""
    form = WritingForm(sent)
    form.is_valid()
    body = content.from_json(stage.version.data).task.body(dict(sent.lists()))
    return Writing(body, form.cleaned_data.get("sequence"))
