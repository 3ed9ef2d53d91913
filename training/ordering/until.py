"""The part of the form that says until when: one of four ways."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from training import days, targets
from training.access import Reach
from training.assigning import due
from training.assigning.due import After, Counted, Deadline
from training.models import Assignment
from training.ordering import choices

LONGEST_DAYS = 3650


class UntilForm(forms.Form):
    """Reads a Deadline: a day, days after something, a day of each year, or none."""

    due_on = forms.DateField(
        label=_("Due on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("To be done by the end of that day."),
    )
    due_days = forms.IntegerField(
        label=_("or within so many days"),
        required=False,
        min_value=1,
        max_value=LONGEST_DAYS,
    )
    due_from = forms.ChoiceField(
        label=_("counted"), choices=Assignment.DueFrom, required=False
    )
    due_after = forms.ChoiceField(label=_("Which module"), required=False)
    due_yearly = forms.CharField(
        label=_("or each year on"),
        required=False,
        max_length=5,
        widget=forms.TextInput(attrs={"placeholder": "03-31", "inputmode": "numeric"}),
        help_text=_("Month and day, such as 03-31: the next such day counts."),
    )
    least_days = forms.IntegerField(
        label=_("At least so many days must be left"),
        required=False,
        min_value=1,
        max_value=LONGEST_DAYS,
        help_text=_("Who would have fewer is shown to you instead of being rushed."),
    )
    effective_on = forms.DateField(
        label=_("Takes effect on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Before that day nobody sees it. Without one, at once."),
    )

    def prepare_until(self, reach: Reach) -> None:
        self.today = days.of(reach.at)
        field: Any = self.fields["due_after"]
        field.choices = choices.modules(reach, gettext("No module"))

    def clean_due_yearly(self) -> due.Yearly | None:
        words = self.cleaned_data["due_yearly"].strip()
        return yearly_from(words) if words else None

    def clean_effective_on(self) -> date | None:
        day: date | None = self.cleaned_data["effective_on"]
        if day and day < self.today:
            raise forms.ValidationError(gettext("This day lies in the past."))
        return day

    def deadline(self, cleaned: dict[str, Any]) -> Deadline:
        """Return the one that is given; what does not fit together is an error."""
        given = [
            one for one in ("due_on", "due_days", "due_yearly") if cleaned.get(one)
        ]
        if len(given) > 1:
            words = gettext("Give a day, a number of days or a day of the year: one.")
            self.add_error(given[1], words)
            return None
        if cleaned.get("due_days"):
            return self._after(cleaned)
        if self._counts_no_days(cleaned):
            self.add_error("due_days", gettext("Say how many days after that."))
            return None
        day: Deadline = cleaned.get("due_on") or cleaned.get("due_yearly")
        begins_on = cleaned.get("effective_on") or self.today
        if isinstance(day, date) and day < begins_on:
            self.add_error("due_on", gettext("That day would be over already."))
        return day

    @staticmethod
    def _counts_no_days(cleaned: dict[str, Any]) -> bool:
        """Return whether it says what days count from, but neither them nor a day."""
        counted = cleaned.get("due_from") or Counted.ASSIGNMENT
        names_start = counted != Counted.ASSIGNMENT or cleaned.get("due_after")
        return bool(names_start) and not (
            cleaned.get("due_on") or cleaned.get("due_yearly")
        )

    def _after(self, cleaned: dict[str, Any]) -> After | None:
        number = cleaned["due_days"]
        counted = Counted(cleaned["due_from"] or Counted.ASSIGNMENT)
        if counted is Counted.COMPLETION:
            return self._after_module(number, cleaned["due_after"])
        if cleaned.get("due_after"):
            words = gettext(
                "With a module, choose “after another module is completed”."
            )
            self.add_error("due_from", words)
            return None
        least = cleaned.get("least_days") or 0
        if counted is Counted.ASSIGNMENT and number < least:
            self.add_error("least_days", gettext("That is more than the days given."))
        return After(number, counted)

    def _after_module(self, number: int, words: str) -> After | None:
        if not words:
            self.add_error("due_after", gettext("Say which module it counts from."))
            return None
        return After(number, Counted.COMPLETION, targets.module(words).pk)


def yearly_from(words: str) -> due.Yearly:
    try:
        return due.yearly(words)
    except due.BadDay as problem:
        message = gettext("Write month and day, such as 03-31.")
        raise forms.ValidationError(message) from problem
