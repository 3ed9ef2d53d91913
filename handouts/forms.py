"""The form on which somebody chooses what to print, and its words in an address."""

from collections.abc import Collection, Mapping
from typing import Any, override
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from engine.paper.form import LONGEST_WATERMARK, USUAL, Form
from handouts.choice import Choice, Edition

OPEN = (Edition.TRAINEE, Edition.PACK, Edition.GLOSSARY)
READ = (Edition.TRAINEE, Edition.TRAINER)  # the others are made for paper alone
DRAWN = (Edition.EXAM, Edition.KEY)
MOST_PARTS = 300
MOST_DRAW = 999_999
PDF, ARCHIVE, EPUB = "pdf", "archive", "epub"
WHOLE, PARTS = "course", "parts"
SCOPES = [(WHOLE, _("The whole course")), (PARTS, _("Only what I tick"))]
PAPERS = [("a4", "A4"), ("a5", "A5"), ("letter", "Letter")]
FORMATS = [(PDF, "PDF"), (ARCHIVE, "PDF/A"), (EPUB, "EPUB")]
TICKS = {
    "large": "is_large",
    "grey": "is_grey",
    "booklet": "is_booklet",
    "notes": "has_notes",
    "archive": "is_archive",
}
LABELS = {
    "large": _("Large print"),
    "notes": _("Margin for notes"),
    "grey": _("Grey"),
    "booklet": _("Booklet"),
    "name": _("My name on every page"),
    "archive": _("PDF for archives"),
}


def editions(*, is_teaching: bool) -> tuple[Edition, ...]:
    """Return which editions somebody may have; what tells answers, trainers alone."""
    return tuple(Edition) if is_teaching else OPEN


class Parts(forms.Field):
    """Names of modules and units: one field each, or one field with commas."""

    widget = forms.MultipleHiddenInput

    @override
    def to_python(self, value: Any) -> tuple[str, ...]:
        names = [name for one in value or () for name in one.split(",") if name]
        if len(names) > MOST_PARTS:
            raise forms.ValidationError(_("Choose fewer parts."))
        return tuple(dict.fromkeys(names))


def _one_of(choices: Collection[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices, required=False)


def _tick() -> forms.ChoiceField:
    return _one_of([("1", "")])


class ChoiceForm(forms.Form):
    """`name` is who asks: nobody's name but her own is printed into a book."""

    edition = forms.ChoiceField(choices=[(one.value, one.value) for one in Edition])
    parts = Parts(required=False)
    quiz = forms.SlugField(required=False)
    paper = _one_of(PAPERS)
    large, grey, booklet, notes = _tick(), _tick(), _tick(), _tick()
    name, archive = _tick(), _tick()
    draw = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=MOST_DRAW,
        label=_("Number of the draw"),
    )
    format = _one_of(FORMATS)
    scope = _one_of(SCOPES)

    def __init__(
        self, data: Mapping[str, Any], *, is_teaching: bool, name: str
    ) -> None:
        super().__init__(data)
        self.who = name
        known = editions(is_teaching=is_teaching)
        edition = self.fields["edition"]
        edition.required = "edition" in data
        edition.choices = [(one.value, one.value) for one in known]  # type: ignore[attr-defined]  # a ChoiceField

    @override
    def clean(self) -> dict[str, Any]:
        """Leave the ticked parts out where they are not meant."""
        given = super().clean() or {}
        is_drawn = given.get("edition") in DRAWN
        if is_drawn and given.get("quiz"):
            given["parts"] = (given["quiz"],)
        elif not is_drawn and given.get("scope") == WHOLE:
            given["parts"] = ()
        elif not is_drawn and given.get("scope") == PARTS and not given.get("parts"):
            self.add_error(None, _("Tick what you want printed."))
        if given.get("format") == EPUB and given.get("edition") not in ("", *READ):
            self.add_error(None, _("There is no EPUB of this edition."))
        return given

    @property
    def is_understood(self) -> bool:
        """Say whether each word of it is known, though the whole may make no book."""
        return set(self.errors) <= {NON_FIELD_ERRORS}

    @property
    def is_epub(self) -> bool:
        return bool(self.cleaned_data["format"] == EPUB)

    @property
    def choice(self) -> Choice:
        """Return what was chosen; what makes no difference is left as usual."""
        given = self.cleaned_data
        edition = Edition(given["edition"] or Edition.TRAINEE)
        return Choice(
            edition,
            given["parts"],
            USUAL if self.is_epub else self._form(),
            (given["draw"] or 0) if edition in DRAWN else 0,
        )

    def _form(self) -> Form:
        given = self.cleaned_data
        ticks = {field: bool(given[name]) for name, field in TICKS.items()}
        ticks["is_archive"] |= given["format"] == ARCHIVE
        name = self.who[:LONGEST_WATERMARK] if given["name"] else ""
        return Form(paper=given["paper"] or USUAL.paper, watermark=name, **ticks)


def query_of(choice: Choice, *, is_epub: bool = False) -> str:
    """Return the choice as an address says it; the form reads it back."""
    form = choice.form
    ticks = {name: "1" if getattr(form, field) else "" for name, field in TICKS.items()}
    words = {
        "edition": choice.edition.value,
        "parts": ",".join(choice.parts),
        "paper": form.paper if form.paper != USUAL.paper else "",
        **ticks,
        "name": "1" if form.watermark else "",
        "draw": str(choice.draw or ""),
        "format": EPUB if is_epub else "",
    }
    given = {name: word for name, word in words.items() if word}
    return urlencode(given, safe=",")


def in_words(form: Form) -> list[str]:
    """Return what is unusual about it: "A5", "Large print"."""
    papers = [name for paper, name in PAPERS if form.paper == paper != USUAL.paper]
    ticks = [name for name, field in TICKS.items() if getattr(form, field)]
    return [*papers, *(str(LABELS[name]) for name in ticks)]
