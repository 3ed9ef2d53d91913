"""The shape of what the page of a look back sends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from activities.followups.looking import Told
from activities.followups.plans import Followed
from activities.followups.states import State, Step
from activities.kinds.plan_rows import Row

MOST_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class Line:
    """An action on the page: what stands in its fields, and what is wrong there."""

    row: Row
    state: str
    note: str
    wishes: list[str]


class LookForm(forms.Form):
    """A state and a note for each planned action, and the next day to look back."""

    review_on = forms.DateField(
        required=False,
        error_messages={"invalid": _("Write the day like this: 2026-12-22.")},
    )

    def __init__(
        self, data: MultiValueDict[str, str] | None, *, plan: Followed, today: date
    ) -> None:
        super().__init__(data)
        self.plan = plan
        self.today = today
        for row in plan.rows:
            states = [(one.value, one.words) for one in State]
            id_ = row.action.id
            self.fields[f"state-{id_}"] = forms.ChoiceField(
                choices=states, error_messages={"required": _("Choose how far it is.")}
            )
            self.fields[f"note-{id_}"] = forms.CharField(
                max_length=MOST_CHARACTERS, required=False
            )

    def clean_review_on(self) -> date | None:
        day: date | None = self.cleaned_data["review_on"]
        if day and day <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return day

    @property
    def told(self) -> Told:
        """Return what was said; the form is valid."""
        said = self.cleaned_data
        steps = (
            Step(id_, State(said[f"state-{id_}"]), said[f"note-{id_}"])
            for id_ in (row.action.id for row in self.plan.rows)
        )
        return Told(tuple(steps), said["review_on"])

    @property
    def next_on(self) -> str:
        """Return what stands in the field of the next day."""
        if self.is_bound:
            return str(self.data.get("review_on", ""))
        return (self.today + timedelta(days=self.plan.days)).isoformat()

    @property
    def lines(self) -> Iterator[Line]:
        for row in self.plan.rows:
            state, note = (f"{part}-{row.action.id}" for part in ("state", "note"))
            wishes = [*self.errors.get(state, ()), *self.errors.get(note, ())]
            last = self.plan.last(row.action.id).state
            yield Line(
                row,
                self.data.get(state, "") if self.is_bound else last.value,
                self.data.get(note, ""),
                wishes,
            )
