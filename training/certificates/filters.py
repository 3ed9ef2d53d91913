"""Which certificates a page, or a packed file, is about, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Module
from people.models import Department, Posting
from people.tree import DepartmentField
from training import days, targets
from training.access import Reach
from training.certificates import naming, states
from training.certificates.naming import WrongPattern
from training.certificates.states import State
from training.forms import to_be_learnt
from training.models import CertificateQuerySet

ONE_DAY = timedelta(days=1)
NAMES = ("what", "department", "since", "until", "state")


@dataclass(frozen=True, slots=True)
class Filters:
    what: Course | Module | None
    department: Department | None
    since: date | None
    until: date | None
    state: str


class FilterForm(forms.Form):
    """Reads Filters; who teaches chooses among her own courses."""

    what = forms.ChoiceField(label=_("Course or module"), required=False)
    department = DepartmentField(
        label=_("Department"),
        required=False,
        empty_label=_("All, with those below"),
    )
    since = forms.DateField(
        label=_("Issued from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=_("Issued until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    state = forms.ChoiceField(label=_("Status"), required=False)

    def __init__(self, data: Mapping[str, Any], *, reach: Reach) -> None:
        self.given = {name: str(data[name]) for name in NAMES if data.get(name)}
        super().__init__(self.given)
        self.reach = reach
        every = ("", gettext("All courses"))
        _choose(self, "what", [every, *to_be_learnt(reach)])
        _choose(self, "state", [("", gettext("Every status")), *State.choices])

    @property
    def filters(self) -> Filters:
        cleaned = self.cleaned_data
        what = cleaned["what"]
        return Filters(**cleaned | {"what": targets.what(what) if what else None})

    def certificates(self) -> CertificateQuerySet:
        """Return what is meant of all that is within reach, the newest first."""
        filters, at = self.filters, self.reach.at
        found = states.told(self.reach.certificates()).filter(_issued(filters))
        if isinstance(filters.what, Course):
            found = found.filter(course=filters.what)
        if isinstance(filters.what, Module):
            found = found.filter(module=filters.what)
        if filters.department is not None:
            held = Posting.objects.at(at, day=timezone.localdate(at))
            here = held.below(filters.department).filter(person=OuterRef("person"))
            found = found.filter(Exists(here))
        if filters.state:
            found = found.filter(states.those(filters.state, at=at))
        return found.order_by("-pk")


class PatternForm(forms.Form):
    """Reads how the files in a packed file are named."""

    pattern = forms.CharField(
        label=_("Names of the files"),
        max_length=100,
        initial=naming.USUAL,
        help_text=_(
            "May hold {number} (of the employee), {name}, {course}, {module}, "
            "{serial} (of the certificate), {date} (of issue)."
        ),
    )

    def clean_pattern(self) -> str:
        try:
            return naming.checked(self.cleaned_data["pattern"])
        except WrongPattern as problem:
            words = gettext("A certificate has no “%(name)s”; leave it out.")
            raise forms.ValidationError(words % {"name": problem.name}) from problem


def _issued(filters: Filters) -> Q:
    """Return the days between which they were issued, both of them included."""
    within = Q()
    if filters.since:
        within &= Q(issued_at__gte=days.end_of(filters.since - ONE_DAY))
    if filters.until:
        within &= Q(issued_at__lt=days.end_of(filters.until))
    return within


def _choose(form: forms.Form, name: str, choices: list[Any]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
