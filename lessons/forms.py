"""The shape of what the lines of a lesson send."""

from django import forms

from lessons.notes import MOST_CHARACTERS, Writing


class NoteForm(forms.Form):
    text = forms.CharField(max_length=MOST_CHARACTERS, required=False, strip=False)
    sequence = forms.IntegerField(min_value=0, max_value=2**53, required=False)

    @property
    def writing(self) -> Writing:
        words = self.cleaned_data["text"].replace("\r\n", "\n")
        return Writing(words, self.cleaned_data["sequence"] or 0)
