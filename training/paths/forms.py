"""What a trainer or HR says when she lays out a path."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from training.models import Path
from training.paths import changes
from training.paths.changes import Plan
from training.prerequisites import choices
from training.prerequisites.choices import Things
from training.prerequisites.forms import told
from training.prerequisites.graph import Circle
from training.prerequisites.rows import RowsForm

RESERVED = frozenset({"new"})
FEWEST = 2


class PathForm(RowsForm):
    """Reads a Plan; the rows are its steps, in order."""

    title = forms.CharField(label=_("Title"), max_length=200)
    slug = forms.SlugField(
        label=_("Address name"),
        max_length=50,
        help_text=_("Latin letters, digits and hyphens, as in “new-colleagues”."),
    )
    summary = forms.CharField(
        label=_("What it is for"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    mode = forms.ChoiceField(
        label=_("How it is done"),
        choices=Path.Mode.choices,
        widget=forms.RadioSelect,
        initial=Path.Mode.IN_ORDER,
    )
    least = forms.IntegerField(
        label=_("How many steps"),
        required=False,
        min_value=1,
        help_text=_("Only if not all of them are asked for."),
    )

    row_label = _("Step")
    plan: Plan

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        things: Things,
        path: Path | None = None,
    ) -> None:
        self.path = path
        super().__init__(data, things=things, initial=_initial(path) if path else None)

    @property
    def rows(self) -> list[forms.BoundField]:
        return [self[f"row_{number}"] for number in self.numbers]

    def clean_slug(self) -> str:
        """Refuse what another path has; what takes a path's place finds a name."""
        slug: str = self.cleaned_data["slug"]
        own = self.path
        if own and own.slug == slug:
            return changes.free_slug(slug) if changes.is_assigned(own) else slug
        if slug in RESERVED or changes.free_slug(slug) != slug:
            raise forms.ValidationError(gettext("Another path has this name."))
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        steps = list(self.chosen().values())
        if len(steps) < FEWEST:
            message = gettext("A path has at least two steps.")
            self.add_error(f"row_{len(steps) + 1}", message)
        least = self._least(cleaned, len(steps))
        if not self.errors:
            self.plan = Plan(
                cleaned["slug"],
                cleaned["title"].strip(),
                cleaned["mode"],
                steps,
                summary=cleaned["summary"].strip(),
                least=least,
            )
        return cleaned

    def _least(self, cleaned: dict[str, Any], count: int) -> int | None:
        if cleaned.get("mode") != Path.Mode.AT_LEAST:
            return None
        least: int | None = cleaned.get("least")
        if "least" not in self.errors and not (least and least <= count):
            message = gettext("A number from 1 to as many as stand below.")
            self.add_error("least", message)
        return least

    def refuse(self, circle: Circle) -> None:
        self.add_error(None, told(circle))


def _initial(path: Path) -> dict[str, Any]:
    steps = path.steps.select_related("course", "module__course")
    rows = {
        f"row_{number}": choices.value(step.what)
        for number, step in enumerate(steps.order_by("position"), start=1)
    }
    fields = ("title", "slug", "summary", "mode", "least")
    return {name: getattr(path, name) for name in fields} | rows
