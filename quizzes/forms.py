"""The shape of what a quiz's pages send."""

from django import forms
from django.utils.datastructures import MultiValueDict

from quizzes.answers import Given
from quizzes.behaviours import CERTAINTIES

FURTHEST = 2**53


class AnswerForm(forms.Form):
    """One answer; on a page of questions its fields bear the question's id before.

    Its values are whatever the kind of question makes of them; a number that is none
    counts as missing.
    """

    sequence = forms.IntegerField(required=False, min_value=1, max_value=FURTHEST)
    base = forms.IntegerField(required=False, min_value=0, max_value=FURTHEST)
    certainty = forms.IntegerField(
        required=False, min_value=CERTAINTIES[0], max_value=CERTAINTIES[-1]
    )
    is_flagged = forms.BooleanField(required=False)

    def given(self, values: list[str]) -> Given:
        """Return what was sent, with the values of the field `answer`."""
        self.is_valid()
        sent = self.cleaned_data
        return Given(
            values,
            is_flagged=sent.get("is_flagged", False),
            sequence=sent.get("sequence"),
            base=sent.get("base"),
            certainty=sent.get("certainty"),
        )


def given(sent: MultiValueDict[str, str], *, here: str) -> dict[str, Given]:
    """Return what a page sent, by question.

    `asked` names the questions of the page, whose fields bear their ids before them;
    without it there is one answer at most, to the question of the address.
    """
    if "asked" in sent:
        return {
            id_: AnswerForm(sent, prefix=id_).given(sent.getlist(f"{id_}-answer"))
            for id_ in sent.getlist("asked")
        }
    return {here: alone(sent)} if "answer" in sent else {}


def alone(sent: MultiValueDict[str, str]) -> Given:
    """Return what was sent for a single question; no value is an empty answer."""
    return AnswerForm(sent).given(sent.getlist("answer"))
