"""The shape of what an activity's page sends."""

import re

from django import forms
from django.utils.datastructures import MultiValueDict

from activities import content, sheet
from activities.responses import Writing
from courses.models import Unit, Version

MOST = 2**53
ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,99}")


class OfATeam(Exception):
    """Nobody sends a form of her own here: a team does this together."""


class WritingForm(forms.Form):
    sequence = forms.IntegerField(min_value=0, max_value=MOST, required=False)
    version = forms.IntegerField(min_value=1, max_value=MOST, required=False)


def read(sent: MultiValueDict[str, str], *, unit: Unit) -> tuple[Version, Writing]:
    """Return the version the page showed, and what was written on it.

    A version or a sequence that cannot be one counts as not sent. Raises OfATeam.
    """
    form = WritingForm(sent)
    form.is_valid()
    version = sheet.version_shown(unit, form.cleaned_data.get("version") or 0)
    task = content.from_json(version.data).task
    if task.is_by_team:
        raise OfATeam
    body = task.body(dict(sent.lists()))
    return version, Writing(body, form.cleaned_data.get("sequence"))


def place(sent: MultiValueDict[str, str]) -> str:
    """Return where to come back to: what a `do` button is about, else the state.

    A button that moves or adds something sends do="ANCHOR VERB …".
    """
    anchor, *_rest = sent.get("do", "").split(maxsplit=1) or [""]
    return anchor if ANCHOR.fullmatch(anchor) else "saved"
