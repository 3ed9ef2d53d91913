"""What somebody brings to have it looked up: a file, or a digest."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from reports.proof import digests

LARGEST = 500_000_000


class VerifyForm(forms.Form):
    """Reads one of both; a file goes before a digest."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("Any file, at most 500 MB. It is only read, nothing is kept."),
        widget=forms.FileInput,
    )
    digest = forms.CharField(
        label=_("SHA-256"),
        required=False,
        max_length=400,
        help_text=_("Or the file's digest: 64 digits, as sha256sum prints them."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        file = cast("UploadedFile[bytes] | None", self.cleaned_data["file"])
        if file is not None and (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("This file is larger than 500 MB. Have its digest computed instead.")
            )
        return file

    def clean_digest(self) -> str:
        typed = self.cleaned_data["digest"]
        found = digests.read(typed)
        if typed and not found:
            raise forms.ValidationError(
                _("This is no SHA-256: it has 64 digits from 0 to 9 and a to f.")
            )
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if not (self.errors or cleaned.get("file") or cleaned.get("digest")):
            raise forms.ValidationError(_("Choose a file or type a digest."))
        return cleaned

    def asked(self) -> str:
        """Return the digest to look up."""
        file = self.cleaned_data["file"]
        if file is None:
            typed: str = self.cleaned_data["digest"]
            return typed
        return digests.of(file.chunks())
