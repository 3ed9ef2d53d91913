"""The shape of a correction: what is done, with which key, and why."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engine.questions.options import letter
from engine.questions.typed import LONGEST
from quizzes.corrections import Choice
from quizzes.models import Regrade
from quizzes.regrading import keys
from quizzes.regrading.keys import Kept
from quizzes.regrading.regrades import Plan

MOST_TEXT = 5000


class RegradeForm(forms.Form):
    """It asks for a key as far as the kind of question lets one be written here."""

    choice = forms.ChoiceField(
        label=gettext_lazy("What is to be done"), widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        help_text=gettext_lazy("Trainees read this beside their result."),
    )
    may_lower = forms.BooleanField(
        label=gettext_lazy("Results may also become lower"), required=False
    )

    def __init__(
        self, asked: Kept, newest: Kept | None, data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.asked = asked
        self.newest = keys.of_newest(asked, newest)
        self.fields["choice"].choices = list(self._choices())  # type: ignore[attr-defined]  # a ChoiceField
        self.fields.update(self._key_fields())

    def _choices(self) -> Iterator[tuple[str, str]]:
        for value, label in Regrade.Choice.choices:
            if self.takes_key or not Choice(value).needs_key:
                yield value, str(label)

    @property
    def takes_key(self) -> bool:
        """Say whether there is a way to tell the new key."""
        can_write = keys.options(self.asked) or keys.accepted(self.asked)
        return bool(can_write) or self.newest is not None

    def _key_fields(self) -> dict[str, forms.Field]:
        options, texts = keys.options(self.asked), keys.accepted(self.asked)
        if options:
            return {"right": _right(options)}
        return {"accepted": _accepted(texts)} if texts else {}

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or {}
        is_needed = "choice" in sent and Choice(sent["choice"]).needs_key
        if is_needed and not self._key(sent):
            name = next(iter(self._key_fields()), None)
            self.add_error(name, _("Say what is right now; it is as before."))
        return sent

    def _key(self, sent: Mapping[str, Any]) -> Kept | None:
        """Return the mended question; nothing if it is as before, or no question."""
        found = self.newest
        if "right" in self.fields:
            found = keys.ticked(self.asked, sent.get("right") or ())
            is_empty = not sent.get("right")
        elif "accepted" in self.fields:
            texts = [line.strip() for line in sent.get("accepted", "").splitlines()]
            found = keys.accepting(self.asked, [text for text in texts if text])
            is_empty = not any(texts)
        else:
            is_empty = found is None
        return None if is_empty or found == self.asked else found

    @property
    def plan(self) -> Plan:
        """Return what a valid form asks for."""
        sent = self.cleaned_data
        choice = Choice(sent["choice"])
        key = self._key(sent) if choice.needs_key else None
        return Plan(choice, sent["why"], key, sent["may_lower"])


def suggestion(accepted: Sequence[str], further: Sequence[str]) -> dict[str, Any]:
    """Return what the form begins with; `further` texts are to be accepted as well."""
    if not accepted:
        return {}
    lines = [" ".join(text.split())[:LONGEST] for text in further]
    texts = dict.fromkeys([*accepted, *filter(None, lines)])
    found: dict[str, Any] = {"accepted": "\n".join(texts)}
    if any(lines):
        found["choice"] = Regrade.Choice.ACCEPT_BOTH
    return found


def _right(options: list[Mapping[str, Any]]) -> forms.Field:
    labels = [
        (one["key"], f"{letter(place)}  {strip_tags(one['text'])}")
        for place, one in enumerate(options)
    ]
    return forms.MultipleChoiceField(
        label=gettext_lazy("What is right now"),
        choices=labels,
        required=False,
        initial=[one["key"] for one in options if one["is_right"]],
        widget=forms.CheckboxSelectMultiple,
    )


def _accepted(texts: list[str]) -> forms.Field:
    return forms.CharField(
        label=gettext_lazy("Accepted answers, one a line"),
        required=False,
        max_length=MOST_TEXT,
        initial="\n".join(texts),
        widget=forms.Textarea(attrs={"rows": len(texts) + 2}),
    )
