"""The shape of what a quiz's pages send."""

from django import forms

from quizzes.answers import Given

FURTHEST = 2**53


class AnswerForm(forms.Form):
    """One answer. Its values are whatever the kind of question makes of them."""

    sequence = forms.IntegerField(required=False, min_value=1, max_value=FURTHEST)
    is_flagged = forms.BooleanField(required=False)

    def given(self, values: list[str]) -> Given:
        """Return what was sent; a sequence that is none counts as missing."""
        self.is_valid()
        return Given(
            values,
            is_flagged=self.cleaned_data.get("is_flagged", False),
            sequence=self.cleaned_data.get("sequence"),
        )
