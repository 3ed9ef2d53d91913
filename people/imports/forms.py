"""What a browser sends to bring people in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.imports.fields import COLUMNS, TITLES
from people.sheets.forms import ColumnsForm as AnyColumnsForm
from people.sheets.forms import FileForm


class UploadForm(FileForm):
    """A file of people, and how it is to be taken."""

    effective = forms.DateField(
        label=_("Changes of department, position or manager count from"),
        help_text=_("A “posted since” column, if there is one, says it for each row."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    is_whole = forms.BooleanField(
        label=_("This file holds everybody"),
        required=False,
        help_text=_(
            "Who is missing in it is deactivated: she can no longer sign in, and"
            " everything recorded about her stays."
        ),
    )


class ColumnsForm(AnyColumnsForm):
    columns = COLUMNS
    titles = TITLES


class CountForm(forms.Form):
    """How many people are let go, typed by who confirms it."""

    confirmed = forms.IntegerField(
        label=_("How many people are deactivated?"),
        min_value=0,
        required=False,
        widget=forms.NumberInput(attrs={"autocomplete": "off"}),
    )
