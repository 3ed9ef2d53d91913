"""The shape of what a host sends."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from activities.workshops.hosting.choices import Choice
from activities.workshops.hosting.controls import DEEDS, Deed
from activities.workshops.hosting.leading import Plan
from activities.workshops.hosting.wall import MINUTES


class OpenForm(forms.Form):
    whom = forms.ChoiceField(label=_("Of which course, and for whom"))
    guests = forms.BooleanField(
        label=_("Guests may join with a name, without an account"), required=False
    )

    def __init__(self, *args: Any, choices: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = {one.key: one for one in choices}
        self.fields["whom"] = forms.ChoiceField(
            label=self.fields["whom"].label,
            choices=[(key, _words(one)) for key, one in self.choices.items()],
        )

    def plan(self) -> Plan:
        chosen = self.choices[self.cleaned_data["whom"]]
        return chosen.plan(allows_guests=self.cleaned_data["guests"])


class ControlForm(forms.Form):
    """A button of the wall: one of DEEDS, or the minutes of the clock, 0 for none."""

    do = forms.ChoiceField(choices=[(one, one) for one in DEEDS], required=False)
    minutes = forms.TypedChoiceField(
        choices=[(one, one) for one in (0, *MINUTES)],
        coerce=int,
        required=False,
        empty_value=None,
    )

    def deed(self) -> Deed:
        return Deed(self.cleaned_data["do"], self.cleaned_data["minutes"])


def _words(choice: Choice) -> str:
    cohort = choice.cohort.name if choice.cohort else _("everybody who learns it")
    return f"{choice.course.title} · {cohort}"
