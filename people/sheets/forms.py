"""What a browser sends of a file of rows: the file, and which column is what."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as text
from django.utils.translation import gettext_lazy as _

from engine.tables.reading import MOST_BYTES
from people.sheets.columns import Columns


class FileForm(forms.Form):
    """A file of rows that is not too large."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "XLSX, or CSV in UTF-8 or GB18030; the first row names the columns."
            " Of a workbook the first sheet is read."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
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
    """Which column of the file holds what; only the needed fields must have one."""

    columns: Columns[Any]
    titles: Mapping[Any, str]

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        heads: Sequence[str],
        chosen: Mapping[str, str],
    ) -> None:
        super().__init__(data, initial=dict(chosen))
        choices = [("", _("In no column")), *((head, head) for head in heads)]
        for name in self.columns.heads:
            self.fields[str(name)] = forms.ChoiceField(
                label=text(self.titles[name]),
                choices=choices,
                required=name in self.columns.needed,
            )

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, str] = {}
        for name, head in list(self.cleaned_data.items()):
            if head and head in chosen.values():
                self.add_error(name, _("This column is chosen twice."))
            elif head:
                chosen[name] = head
        return chosen
