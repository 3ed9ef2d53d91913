"""Which attempts a trainer wants the statistics of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.models import Unit
from quizzes.models import AttemptQuerySet
from quizzes.statistics import words
from quizzes.statistics.sittings import Which


class WhichForm(forms.Form):
    """What is empty takes its default: the first attempts, at all versions."""

    which = forms.ChoiceField(
        label=_("Attempts"), choices=list(words.WHICH.items()), required=False
    )
    version = forms.ChoiceField(label=_("Version of the quiz"), required=False)

    def __init__(self, data: Any, *, unit: Unit) -> None:
        super().__init__(data)
        numbers = unit.versions.order_by("-number").values_list("number", flat=True)
        field: Any = self.fields["version"]
        field.choices = [("", _("All versions")), *((n, n) for n in numbers)]

    @property
    def chosen(self) -> Which:
        return Which(self.cleaned_data["which"] or Which.FIRST)

    def of(self, known: AttemptQuerySet) -> AttemptQuerySet:
        """Return those made on the chosen version of the quiz."""
        number = self.cleaned_data["version"]
        return known.filter(version__number=number) if number else known
