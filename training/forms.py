"""What a trainer or HR says when she extends or waives, and what she may choose."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import Module
from training.access import Reach


def to_be_learnt(reach: Reach) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each course with its modules as one group."""
    courses = reach.taught_courses().order_by("title", "pk")
    modules = Module.objects.filter(course__in=courses).to_be_learnt()
    groups = {
        course.pk: (course.title, [(course.slug, gettext("The whole course"))])
        for course in courses
    }
    for module in modules.select_related("course").order_by("position", "pk"):
        _title, choices = groups[module.course_id]
        choices.append((f"{module.course.slug}/{module.slug}", module.title))
    return list(groups.values())


class ReasonForm(forms.Form):
    why = forms.CharField(label=_("Reason"), max_length=300)


class ExtensionForm(ReasonForm):
    due_on = forms.DateField(
        label=_("New due date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    field_order = ("due_on", "why")
