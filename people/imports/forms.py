"""What a browser sends to bring people in."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from engine.tables.reading import MOST_BYTES
from people.imports import words
from people.imports.fields import NEEDED, Field


class UploadForm(forms.Form):
    """A file of people, and how it is to be taken."""

    file = forms.FileField(
        label=_("File of people"),
        help_text=_(
            "XLSX, or CSV in UTF-8 or GB18030; the first row names the columns."
            " Of a workbook the first sheet is read."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )
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

    def clean_file(self) -> UploadedFile[bytes]:
        file = cast("UploadedFile[bytes]", self.cleaned_data["file"])
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(most)s MB."),
                params={"most": MOST_BYTES // 1_000_000},
            )
        return file


class ColumnsForm(forms.Form):
    """Which column of the file holds what; only number and name must have one."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        heads: Sequence[str],
        chosen: Mapping[str, str],
    ) -> None:
        super().__init__(data, initial=dict(chosen))
        choices = [("", _("In no column")), *((head, head) for head in heads)]
        for field in Field:
            self.fields[field.value] = forms.ChoiceField(
                label=words.title(field), choices=choices, required=field in NEEDED
            )

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, str] = {}
        for name, head in list(self.cleaned_data.items()):
            if head and head in chosen.values():
                self.add_error(name, _("This column is chosen twice."))
            elif head:
                chosen[name] = head
        return chosen


class CountForm(forms.Form):
    """How many people are let go, typed by who confirms it."""

    confirmed = forms.IntegerField(
        label=_("How many people are deactivated?"),
        min_value=0,
        required=False,
        widget=forms.NumberInput(attrs={"autocomplete": "off"}),
    )
