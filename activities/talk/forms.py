"""The shapes of a comment, of a mark, and of the page to come back to."""

from decimal import Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from activities.models import Response, ResponseMark
from activities.talk import marks
from activities.talk.marks import Given
from courses.models import Unit

MOST_CHARACTERS = 2000
STEP = Decimal("0.5")
MOST = 2**31 - 1
PAGES = {"shared": "activities:peers", "responses": "activities:responses"}

type Sent = MultiValueDict[str, str]


class WordsField(forms.CharField):
    """Words with line ends as browsers count them: one character each."""

    def to_python(self, value: Any) -> Any:
        words = super().to_python(value) or ""
        return words.replace("\r\n", "\n")


class CommentForm(forms.Form):
    text = WordsField(
        label=_("Your comment"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a few words first.")},
    )

    def __init__(self, response: Response, data: Sent | None = None) -> None:
        super().__init__(data, auto_id=f"comment-{response.pk}-%s")


class MarkForm(forms.Form):
    """Points and a word to the person; the mark that stands fills it at first."""

    points = forms.DecimalField(label=_("Points"))
    comment = WordsField(
        label=_("Comment, for this person only"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    stamp = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(
        self,
        response: Response,
        data: Sent | None = None,
        *,
        out_of: int,
        newest: ResponseMark | None = None,
    ) -> None:
        known = {"stamp": marks.stamp(response)} | _standing(newest)
        super().__init__(data, initial=known, auto_id=f"mark-{response.pk}-%s")
        self.out_of = out_of
        self.fields["points"] = forms.DecimalField(
            label=_("Points"),
            min_value=0,
            max_value=out_of,
            step_size=STEP,
            widget=forms.NumberInput(attrs={"inputmode": "decimal"}),
        )

    @property
    def given(self) -> Given:
        """Return what a valid form gives."""
        sent = self.cleaned_data
        return Given(
            points=Fraction(sent["points"]),
            out_of=self.out_of,
            comment=sent["comment"],
            stamp=sent["stamp"],
            seen=sent["seen"] or 0,
        )


class BackForm(forms.Form):
    """Where somebody was when she sent something."""

    back = forms.ChoiceField(choices=[*PAGES.items()], required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST)
    cohort = forms.SlugField(required=False)


def back(sent: Sent, *, unit: Unit, work: int) -> str:
    """Return the address of the page to come back to, and the place on it."""
    form = BackForm(sent)
    form.is_valid()
    known = form.cleaned_data
    name = PAGES.get(known.get("back", ""))
    here = [unit.course.slug, unit.slug]
    if name is None:
        return f"{reverse('activities:peer', args=[*here, work])}#response-{work}"
    asked = {key: known[key] for key in ("cohort", "page") if known.get(key)}
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{reverse(name, args=here)}{query}#response-{work}"


def points(exact: Fraction) -> str:
    """Return points as people write them: 8 or 7.5."""
    return f"{float(exact):g}"


def _standing(newest: ResponseMark | None) -> dict[str, object]:
    if newest is None:
        return {"seen": 0}
    given = points(newest.points)
    return {"seen": newest.pk, "points": given, "comment": newest.comment}
