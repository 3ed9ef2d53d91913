"""What a trainer or HR says when she assigns, decides an exception, or takes back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from training import days, targets
from training.access import Reach
from training.assignments import Order
from training.models import AssignmentException
from training.ordering import choices
from training.ordering.terms import TermsForm
from training.ordering.until import UntilForm
from training.ordering.whom import ROWS, WhomForm

FOLDED = {
    "rule": [f"rule_{number}_value" for number in ROWS],
    "until": ("due_after", "due_yearly", "least_days"),
    "terms": (
        "valid_months",
        "valid_days",
        "valid_yearly",
        "window_days",
        "grace_days",
        "renewal_module",
    ),
}


class OrderForm(WhomForm, UntilForm, TermsForm):
    """Reads an Order."""

    what = forms.ChoiceField(label=_("Course, module or path"))
    is_ongoing = forms.BooleanField(
        label=_("Goes on: also who comes later"),
        required=False,
        help_text=_("Who no longer belongs to them is asked no more."),
    )
    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=300,
        help_text=_("Each person reads this: a sentence that makes sense to her."),
    )

    order: Order

    def __init__(self, data: Mapping[str, Any] | None, *, reach: Reach) -> None:
        super().__init__(data)
        self.reach = reach
        field: Any = self.fields["what"]
        field.choices = [("", gettext("Choose…")), *choices.to_be_learnt(reach)]
        self.prepare_whom(reach)
        self.prepare_until(reach)
        self.prepare_terms(reach)

    @property
    def opened(self) -> dict[str, bool]:
        """Say which folded parts hold something: they stand open."""
        return {
            part: any(self.data.get(name) or name in self.errors for name in names)
            for part, names in FOLDED.items()
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        whom = self.whom(cleaned)
        deadline, renewal = self.deadline(cleaned), self.renewal(cleaned)
        if self.errors or whom is None:
            return cleaned
        effective_on: date | None = cleaned["effective_on"]
        later = effective_on if effective_on and effective_on > self.today else None
        self.order = Order(
            what=targets.what(cleaned["what"]),
            whom=whom,
            due=deadline,
            why=cleaned["why"].strip(),
            is_with_subdepartments=cleaned.get("is_with_subdepartments", True),
            is_ongoing=cleaned["is_ongoing"],
            effective_at=days.start_of(later) if later else None,
            least_days=cleaned["least_days"],
            renewal=renewal,
        )
        self._check_reach()
        return cleaned

    def _check_reach(self) -> None:
        if not self.order.modules():
            self.add_error("what", gettext("There is nothing to learn in it yet."))
        if not self.reach.may_give(self.order):
            self.add_error(
                None, gettext("You do not teach this course to these people.")
            )


class WithdrawalForm(forms.Form):
    why = forms.CharField(label=_("Reason"), max_length=300)
    since = forms.DateField(
        label=_("From which day on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Today or an earlier day. Without one, as of now."),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean_since(self) -> date | None:
        day: date | None = self.cleaned_data["since"]
        if day and day > self.today:
            raise forms.ValidationError(gettext("This day is still to come."))
        return day


class DecisionForm(forms.Form):
    """Of the chosen exceptions: gives them a day, or lets them be."""

    chosen = forms.ModelMultipleChoiceField(
        AssignmentException.objects.none(),
        error_messages={"required": _("Choose at least one person.")},
    )
    due_on = forms.DateField(
        label=_("Due on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    why = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(
        self, data: Mapping[str, Any] | None, *, found: Any, today: date
    ) -> None:
        super().__init__(data)
        self.today = today
        field: Any = self.fields["chosen"]
        field.queryset = found

    @property
    def is_dismissal(self) -> bool:
        return "dismiss" in self.data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day = cleaned.get("due_on")
        if self.is_dismissal or "due_on" in self.errors:
            return cleaned
        if day is None:
            self.add_error("due_on", gettext("Give the day it shall be due."))
        elif day < self.today:
            self.add_error("due_on", gettext("This day lies in the past."))
        return cleaned
