"""What somebody types about a saved report: its name, its schedule, who gets it."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import Person
from reports.models import SavedReport
from reports.saved.access import may_read
from reports.saved.changing import Terms
from reports.saved.when import Every, Rhythm
from training import access

MOST_RECIPIENTS = 50
NAMED = 5  # so many numbers are named in an error


class NameForm(forms.Form):
    """Reads a name that none of the owner's other saved reports bears."""

    name = forms.CharField(label=_("Name of the report"), max_length=80)

    def __init__(
        self,
        *args: Any,
        owner: Person,
        at: datetime,
        saved: SavedReport | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.owner = owner
        self.at = at
        self.saved = saved

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = SavedReport.objects.filter(
            owner=self.owner, archived_at=None, name=name
        )
        if self.saved is not None:
            others = others.exclude(pk=self.saved.pk)
        if others.exists():
            raise forms.ValidationError(
                gettext("Another report of yours bears that name. Choose a new one.")
            )
        return name


class ScheduleForm(NameForm):
    """Reads Terms."""

    every = forms.ChoiceField(label=_("Send"), choices=SavedReport.Every.choices)
    weekday = forms.TypedChoiceField(
        label=_("On the weekday (every week)"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "—"), *WEEKDAYS.items()],
    )
    day = forms.IntegerField(
        label=_("On the day (every month)"),
        required=False,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("31 is the last day of any month."),
    )
    hour = forms.TypedChoiceField(
        label=_("At"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
    )
    format = forms.ChoiceField(label=_("As"), choices=SavedReport.Format.choices)
    recipients = forms.CharField(
        label=_("To whom (employee numbers)"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, or with commas. Each gets what she herself may read."),
    )

    def clean_recipients(self) -> list[Person]:
        typed = self.cleaned_data["recipients"]
        numbers = list(
            dict.fromkeys(typed.replace(",", " ").replace("，", " ").split())
        )
        if len(numbers) > MOST_RECIPIENTS:
            words = gettext("A report goes to at most %(most)s people.")
            raise forms.ValidationError(words % {"most": MOST_RECIPIENTS})
        active = Person.objects.active().filter(employee_number__in=numbers)
        found = {one.employee_number: one for one in active}
        _refuse(
            [one for one in numbers if one not in found],
            gettext("Nobody here has this number: %(numbers)s."),
        )
        reach = {key: access.reach_of(one, at=self.at) for key, one in found.items()}
        _refuse(
            [one for one in numbers if not may_read(found[one], reach=reach[one])],
            gettext("Reports are not for these people to read: %(numbers)s."),
        )
        return [found[one] for one in numbers]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        every = cleaned.get("every")
        if every == Every.WEEK and cleaned.get("weekday") is None:
            self._miss("weekday", gettext("Choose a weekday."))
        if every == Every.MONTH and cleaned.get("day") is None:
            self._miss("day", gettext("Give a day from 1 to 31."))
        if every != Every.NEVER and not cleaned.get("recipients"):
            self._miss("recipients", gettext("Say who gets it."))
        return cleaned

    def _miss(self, field: str, words: str) -> None:
        if field not in self.errors:
            self.add_error(field, words)

    @property
    def terms(self) -> Terms:
        cleaned = self.cleaned_data
        rhythm = Rhythm(
            Every(cleaned["every"]), cleaned["hour"], cleaned["weekday"], cleaned["day"]
        )
        return Terms(cleaned["name"], rhythm, cleaned["format"], cleaned["recipients"])


def initial(saved: SavedReport) -> dict[str, Any]:
    numbers = saved.recipients.order_by("employee_number").values_list(
        "employee_number", flat=True
    )
    return {
        "name": saved.name,
        "every": saved.every,
        "weekday": saved.weekday,
        "day": saved.day,
        "hour": saved.hour,
        "format": saved.format,
        "recipients": "\n".join(one for one in numbers if one),
    }


def _refuse(numbers: list[str], words: str) -> None:
    if numbers:
        named = "、".join(numbers[:NAMED])
        raise forms.ValidationError(words % {"numbers": named})
