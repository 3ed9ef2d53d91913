"""The tree of departments as a choice."""

from typing import Any

from django import forms

from people.models import Department

STEP = "　"


class DepartmentField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no generic class when it runs
    """Offers every department, each set in below the one above it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Department.objects.order_by("path"), **kwargs)

    def label_from_instance(self, obj: Department) -> str:
        depth = obj.path.strip("/").count("/")
        return f"{STEP * depth}{obj.name}"
