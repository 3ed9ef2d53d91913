"""What HR or a trainer says of something that was learnt elsewhere."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Module
from people.models import Person
from training import targets
from training.access import Reach
from training.evidence import files
from training.evidence.files import Sent
from training.evidence.recording import Entry

LONGEST = 100_000  # minutes
ACCEPT = ",".join(files.KINDS)


class EvidenceForm(forms.Form):
    """Reads an Entry, within the reach of who records it."""

    person = forms.CharField(label=_("Employee number"), max_length=40)
    module = forms.ModelChoiceField(
        Module.objects.none(),
        label=_("Module"),
        required=False,
        empty_label=_("None of ours"),
        help_text=_("If it covers one of our modules, it can count for that."),
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Needed if it is none of our modules."),
    )
    provider = forms.CharField(label=_("Provider"), required=False, max_length=200)
    completed_on = forms.DateField(
        label=_("Completed on"),
        widget=forms.DateInput(
            attrs={"type": "date", "class": "field-input"}, format="%Y-%m-%d"
        ),
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=0, max_value=LONGEST
    )
    note = forms.CharField(label=_("Remark"), required=False, max_length=500)
    file = forms.FileField(
        label=_("File that shows it"),
        required=False,
        help_text=_("PDF, JPG, PNG or Word, at most 10 MB."),
        widget=forms.ClearableFileInput(
            attrs={"class": "field-input", "accept": ACCEPT}
        ),
    )
    is_credited = forms.BooleanField(
        label=_("Let it count for what is open in this module"),
        required=False,
        initial=True,
    )

    entry: Entry

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        uploads: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        *,
        reach: Reach,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, uploads, initial=initial)
        self.reach = reach
        modules = Module.objects.filter(course__in=reach.taught_courses())
        ordered = modules.to_be_learnt().select_related("course")
        field = cast("forms.ModelChoiceField[Module]", self.fields["module"])
        field.queryset = ordered.order_by("course__title", "position", "pk")
        field.label_from_instance = _named  # type: ignore[assignment,method-assign]  # Django's documented hook

    def clean_person(self) -> Person:
        found = targets.person(self.cleaned_data["person"].strip())
        is_hers = found is not None and (
            self.reach.is_everything
            or self.reach.periods().filter(person=found).exists()
        )
        if found is None or not is_hers:
            raise forms.ValidationError(
                gettext("Nobody whom you may record this of has this employee number.")
            )
        return found

    def clean_completed_on(self) -> date:
        day: date = self.cleaned_data["completed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("This day is still to come."))
        return day

    def clean_file(self) -> Sent | None:
        upload = self.cleaned_data["file"]
        try:
            return files.read(upload) if upload else None
        except files.TooLarge as problem:
            raise forms.ValidationError(
                gettext("The file is larger than 10 MB.")
            ) from problem
        except files.WrongKind as problem:
            raise forms.ValidationError(
                gettext("This is no PDF, JPG, PNG or Word file (.docx).")
            ) from problem

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        module = cleaned.get("module")
        title = (cleaned.get("title") or "").strip() or (module and module.title)
        if not title:
            self.add_error("title", gettext("Say what was learnt, or choose a module."))
        if not self.errors:
            self.entry = _entry(cleaned, str(title))
        return cleaned


def _named(module: Module) -> str:
    return f"{module.course.title}　{module.title}"


def _entry(cleaned: dict[str, Any], title: str) -> Entry:
    return Entry(
        person=cleaned["person"],
        module=cleaned["module"],
        title=title,
        provider=cleaned["provider"].strip(),
        completed_on=cleaned["completed_on"],
        minutes=cleaned["minutes"] or 0,
        note=cleaned["note"].strip(),
        file=cleaned["file"],
        is_credited=cleaned["is_credited"],
    )
