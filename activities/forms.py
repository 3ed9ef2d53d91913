"""The shape of what an activity's page sends."""

from django import forms
from django.utils.datastructures import MultiValueDict

from activities import content, sheet
from activities.responses import Writing
from courses.models import Unit, Version

MOST = 2**53


class WritingForm(forms.Form):
    sequence = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    version = forms.IntegerField(min_value=1, max_value=MOST, required=False)


def read(sent: MultiValueDict[str, str], *, unit: Unit) -> tuple[Version, Writing]:
    """Return the version the page showed, and what was written on it.

    A version or a sequence that cannot be one counts as not sent.
    """
    form = WritingForm(sent)
    form.is_valid()
    version = sheet.version_shown(unit, form.cleaned_data.get("version") or 0)
    body = content.from_json(version.data).task.body(dict(sent.lists()))
    return version, Writing(body, form.cleaned_data.get("sequence"))
