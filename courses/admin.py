from django.contrib import admin
from django.http import HttpRequest

from courses.models import Course, Teaching
from ledger.admin import RecordedAdmin


@admin.register(Course)
class CourseAdmin(RecordedAdmin[Course]):
    list_display = ("title", "slug", "enrolment", "archived_at")
    fields = ("archived_at",)
    search_fields = ("title", "slug")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002  # Django's signature
        """Courses come from publishing their files."""
        return False


@admin.register(Teaching)
class TeachingAdmin(RecordedAdmin[Teaching]):
    list_display = ("person", "course", "cohort", "since", "until")
    autocomplete_fields = ("person", "course")
