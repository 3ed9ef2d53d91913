"""What a browser sends to publishing."""

from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from publishing import exchange, uploads

LONGEST_DAYS = 3650


class UploadForm(forms.Form):
    """A ZIP of one course folder; what is in it is looked at later."""

    file = forms.FileField(
        label=_("ZIP of a course folder"),
        help_text=_("One folder, named as the course's address, with its course.md."),
        widget=forms.ClearableFileInput(
            attrs={"class": "field-input", "accept": ".zip,application/zip"}
        ),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file = cast("UploadedFile[bytes]", self.cleaned_data["file"])
        if (file.size or 0) > uploads.LARGEST:
            raise forms.ValidationError(
                _("The ZIP is larger than %(most)s MB; make the pictures smaller."),
                params={"most": uploads.LARGEST // 1_000_000},
            )
        return file


class QuestionsForm(forms.Form):
    """A file of questions and its format, which is guessed if none is chosen."""

    file = forms.FileField(
        label=_("File with questions"),
        help_text=_("Word, Excel, Moodle XML, GIFT or Aiken; at most 5 MB."),
        widget=forms.ClearableFileInput(attrs={"class": "field-input"}),
    )
    source = forms.ChoiceField(
        label=_("Format"),
        required=False,
        choices=[("", _("As the file looks")), *exchange.choices()],
        widget=forms.Select(attrs={"class": "field-input"}),
    )


class TargetForm(forms.Form):
    """The format a quiz is to be given in."""

    to = forms.ChoiceField(
        label=_("Format"),
        choices=exchange.choices(),
        widget=forms.Select(attrs={"class": "field-input"}),
    )


class ConfirmForm(forms.Form):
    """The digest of the files whose preview was looked at, and who learns it again."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    delta_days = forms.IntegerField(
        label=_("Days to learn what has changed"),
        required=False,
        min_value=1,
        max_value=LONGEST_DAYS,
        help_text=_("Leave it empty if they need not learn it again."),
        widget=forms.NumberInput(attrs={"class": "field-input"}),
    )
