from typing import Any, cast

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from ledger import record
from ledger.models import Event


class RecordedAdmin[M: Model](admin.ModelAdmin[M]):
    """An admin page whose changes are recorded, and where nothing is deleted."""

    def has_delete_permission(
        self,
        request: HttpRequest,  # noqa: ARG002  # Django's signature
        obj: M | None = None,  # noqa: ARG002  # Django's signature
    ) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: M, form: ModelForm[M], change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        record.event(
            "edited" if change else "added",
            obj,
            at=timezone.now(),
            by=cast("Model", request.user),
            change=record.Change(new={"fields": sorted(form.changed_data)}),
        )


@admin.register(Event)
class EventAdmin(admin.ModelAdmin[Event]):
    list_display = ("at", "actor", "verb", "thing", "about")
    list_filter = ("verb",)
    search_fields = ("actor", "thing", "about")

    def has_add_permission(self, *_: Any) -> bool:
        return False

    def has_change_permission(self, *_: Any) -> bool:
        return False

    def has_delete_permission(self, *_: Any) -> bool:
        return False
