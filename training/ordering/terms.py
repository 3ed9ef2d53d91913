"""The part of the form that says for how long it counts, and how it is renewed."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from training import targets
from training.access import Reach
from training.models import Assignment
from training.ordering import choices
from training.ordering.until import LONGEST_DAYS, yearly_from

LONGEST_MONTHS = 120

# What means nothing where something counts for ever.
NEED_AN_END = ("window_days", "grace_days", "renewal_module")


class TermsForm(forms.Form):
    """Reads the fields of an Assignment about validity and renewal, as they are."""

    valid_months = forms.IntegerField(
        label=_("Counts for so many months"),
        required=False,
        min_value=1,
        max_value=LONGEST_MONTHS,
    )
    valid_days = forms.IntegerField(
        label=_("or for so many days"),
        required=False,
        min_value=1,
        max_value=LONGEST_DAYS,
    )
    valid_yearly = forms.CharField(
        label=_("or until this day of the year"),
        required=False,
        max_length=5,
        widget=forms.TextInput(attrs={"placeholder": "03-31", "inputmode": "numeric"}),
        help_text=_("Month and day, such as 03-31."),
    )
    window_days = forms.IntegerField(
        label=_("Renewal opens so many days before the end"),
        required=False,
        min_value=0,
        max_value=LONGEST_DAYS,
    )
    grace_days = forms.IntegerField(
        label=_("Days of grace after the end"),
        required=False,
        min_value=0,
        max_value=LONGEST_DAYS,
    )
    renewal_base = forms.ChoiceField(
        label=_("Renewed in time, it counts from"),
        choices=Assignment.Base,
        required=False,
        initial=Assignment.Base.EXPIRY,
    )
    grace_base = forms.ChoiceField(
        label=_("Renewed in the grace, it counts from"),
        choices=Assignment.Base,
        required=False,
        initial=Assignment.Base.EXPIRY,
    )
    renewal_module = forms.ChoiceField(
        label=_("Learn this when renewing"), required=False
    )

    def prepare_terms(self, reach: Reach) -> None:
        field: Any = self.fields["renewal_module"]
        field.choices = choices.modules(reach, gettext("The same once more"))

    def clean_valid_yearly(self) -> str:
        words = self.cleaned_data["valid_yearly"].strip()
        return str(yearly_from(words)) if words else ""

    def renewal(self, cleaned: dict[str, Any]) -> dict[str, object]:
        """Return the fields to store; two lengths at once are an error."""
        lengths = ("valid_months", "valid_days", "valid_yearly")
        given = [name for name in lengths if cleaned.get(name)]
        if len(given) > 1:
            words = gettext("Give months, days or a day of the year: one of them.")
            self.add_error(given[1], words)
        needless = [name for name in NEED_AN_END if cleaned.get(name)]
        if needless and not (given or self.errors):
            words = gettext("Say first for how long it counts.")
            self.add_error(needless[0], words)
        module = cleaned.get("renewal_module")
        return {
            "valid_months": cleaned.get("valid_months"),
            "valid_days": cleaned.get("valid_days"),
            "valid_yearly": cleaned.get("valid_yearly", ""),
            "window_days": cleaned.get("window_days") or 0,
            "grace_days": cleaned.get("grace_days") or 0,
            "renewal_base": cleaned.get("renewal_base") or Assignment.Base.EXPIRY,
            "grace_base": cleaned.get("grace_base") or Assignment.Base.EXPIRY,
            "renewal_module": targets.module(module) if module else None,
        }
