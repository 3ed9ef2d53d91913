"""What is said when something earned is taken back."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from training.renewal.revoking import Anew


class RevokeForm(forms.Form):
    why = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("It stays in the record.")
    )
    is_anew = forms.BooleanField(
        label=_("Ask for it again, in a new pass"), required=False
    )
    due_on = forms.DateField(
        label=_("New due date"),
        required=False,
        widget=forms.DateInput(
            attrs={"type": "date", "class": "field-input"}, format="%Y-%m-%d"
        ),
    )

    def clean_due_on(self) -> date | None:
        due_on: date | None = self.cleaned_data["due_on"]
        if due_on and due_on < timezone.localdate():
            raise forms.ValidationError(gettext("Choose today or a later day."))
        return due_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("due_on") and not cleaned.get("is_anew"):
            self.add_error(
                "is_anew", gettext("A due date needs that it is asked for again.")
            )
        return cleaned

    @property
    def anew(self) -> Anew | None:
        said = self.cleaned_data
        return Anew(said["due_on"]) if said["is_anew"] else None
