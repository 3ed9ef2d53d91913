"""The shape of a mark: points by criterion, and a word to the trainee."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from engine.questions.rubric import Criterion
from engine.questions.written import Written
from quizzes.agreement import Place
from quizzes.byhand.marks import Given
from quizzes.models import Mark

STEP = Decimal("0.5")
MOST_COMMENT = 2000
WHOLE = "points"


class MarkForm(forms.Form):
    """Points for each criterion of the rubric, or for the whole where it has none."""

    comment = forms.CharField(
        label=_("Comment for the trainee"),
        required=False,
        max_length=MOST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    place = forms.ChoiceField(
        choices=Mark.Place.choices, required=False, widget=forms.HiddenInput
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, question: Written, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.question = question
        for name, most in self._parts():
            self.fields[name] = forms.DecimalField(
                label=_("Points"),
                min_value=0,
                max_value=most,
                step_size=STEP,
                widget=forms.NumberInput(attrs={"inputmode": "decimal"}),
            )

    def _parts(self) -> Iterator[tuple[str, int]]:
        if not self.question.criteria:
            yield WHOLE, self.question.points
        for criterion in self.question.criteria:
            yield _name(criterion), criterion.points

    @property
    def criteria(self) -> list[tuple[Criterion, BoundField]]:
        return [(one, self[_name(one)]) for one in self.question.criteria]

    @property
    def whole(self) -> BoundField | None:
        return None if self.question.criteria else self[WHOLE]

    @property
    def given(self) -> Given:
        """Return what a valid form gives."""
        sent = self.cleaned_data
        points = {name: Fraction(sent[name]) for name, _most in self._parts()}
        criteria = {one.key: points[_name(one)] for one in self.question.criteria}
        return Given(
            points=sum(points.values(), Fraction(0)),
            criteria=criteria,
            comment=sent["comment"],
            place=sent["place"] or Place.FIRST,
            seen=sent["seen"] or 0,
        )

    @classmethod
    def before(cls, mark: Mark | None) -> Mapping[str, object]:
        """Return what the fields hold at first: the mark that stands, if any."""
        if mark is None:
            return {}
        kept = {f"criterion-{key}": points for key, points in mark.criteria.items()}
        shown = {name: _decimal(points) for name, points in kept.items()}
        return {**shown, WHOLE: _decimal(mark.exact), "comment": mark.comment}


def _name(criterion: Criterion) -> str:
    return f"criterion-{criterion.key}"


def _decimal(exact: str) -> str:
    return f"{float(Fraction(exact)):g}"
