"""What is said when more time is asked for, granted or refused."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


def _day() -> forms.DateInput:
    return forms.DateInput(
        attrs={"type": "date", "class": "field-input"}, format="%Y-%m-%d"
    )


class AskForm(forms.Form):
    due_on = forms.DateField(
        label=_("Until when?"),
        widget=_day(),
        help_text=_("To be done by the end of that day."),
    )
    why = forms.CharField(
        label=_("Why do you need more time?"),
        max_length=300,
        help_text=_("Your manager and your trainers read this."),
    )


class DecisionForm(forms.Form):
    """A day and a reply; who refuses must say why."""

    due_on = forms.DateField(label=_("New due date"), required=False, widget=_day())
    reply = forms.CharField(
        label=_("Reply"),
        required=False,
        max_length=300,
        help_text=_("She reads this. Needed if you refuse."),
    )
    is_granted = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")], coerce=lambda word: word == "yes"
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("is_granted") is False and not cleaned.get("reply", "").strip():
            self.add_error("reply", gettext("Say why you refuse."))
        if cleaned.get("is_granted") and not cleaned.get("due_on"):
            self.add_error("due_on", gettext("Say until when."))
        return cleaned
