"""What a trainer says when she allows somebody more than the rules do."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quizzes.allowances import Grant
from quizzes.models import Allowance
from quizzes.rules import Rules

MOST = 20
MOST_MINUTES = 24 * 60
_MINUTE = 60
_MOMENT = "%Y-%m-%dT%H:%M"


class _Moment(forms.DateTimeField):
    def __init__(self, label: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT)
        super().__init__(label=label, required=False, widget=widget)


class AllowanceForm(forms.Form):
    """Asks only for what the rules limit: there is nothing else to allow."""

    opens_at = _Moment(_("Opens for this person"))
    closes_at = _Moment(_("Closes for this person"))
    minutes = forms.IntegerField(
        label=_("Time limit in minutes"),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
    )
    attempts = forms.IntegerField(
        label=_("Further attempts"), required=False, min_value=0, max_value=MOST
    )
    makeups = forms.IntegerField(
        label=_("Further make-up exams"), required=False, min_value=0, max_value=MOST
    )
    why = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("Kept in the record; the person does not see it."),
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, rules: Rules, now: Allowance | None
    ) -> None:
        super().__init__(data, initial=_initial(now))
        self.rules = rules
        for name, is_limited in _limited(rules).items():
            if not is_limited:
                del self.fields[name]

    @property
    def is_empty(self) -> bool:
        """Say whether the rules limit nothing that could be allowed."""
        return not any(_limited(self.rules).values())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if not any(cleaned.get(name) for name in _limited(self.rules)):
            self.add_error(None, gettext("Fill in what is to be allowed."))
        opens = cleaned.get("opens_at") or self.rules.opens_at
        closes = cleaned.get("closes_at") or self.rules.closes_at
        if opens and closes and closes <= opens:
            name = "closes_at" if "closes_at" in self.fields else "opens_at"
            self.add_error(name, gettext("It would close before it opens."))
        return cleaned

    @property
    def grant(self) -> Grant:
        given = self.cleaned_data
        minutes = given.get("minutes")
        return Grant(
            why=given["why"].strip(),
            opens_at=given.get("opens_at"),
            closes_at=given.get("closes_at"),
            seconds=minutes * _MINUTE if minutes else None,
            attempts=given.get("attempts") or 0,
            makeups=given.get("makeups") or 0,
        )


def _limited(rules: Rules) -> dict[str, bool]:
    """Say of each field whether the rules limit what it allows."""
    return {
        "opens_at": rules.opens_at is not None,
        "closes_at": rules.closes_at is not None,
        "minutes": rules.seconds is not None,
        "attempts": rules.attempts is not None,
        "makeups": rules.attempts is not None,
    }


def _initial(now: Allowance | None) -> dict[str, Any]:
    """Return what stands, so that changing one thing keeps the others."""
    if now is None:
        return {}
    return {
        "opens_at": now.opens_at and timezone.localtime(now.opens_at),
        "closes_at": now.closes_at and timezone.localtime(now.closes_at),
        "minutes": now.seconds // _MINUTE if now.seconds else None,
        "attempts": now.attempts or None,
        "makeups": now.makeups or None,
    }
