from django.contrib import admin

from courses.models import Course, Teaching
from ledger.admin import RecordedAdmin


@admin.register(Course)
class CourseAdmin(RecordedAdmin[Course]):
    list_display = ("title", "slug", "enrolment", "archived_at")
    fields = ("archived_at",)
    search_fields = ("title", "slug")


@admin.register(Teaching)
class TeachingAdmin(RecordedAdmin[Teaching]):
    list_display = ("person", "course", "cohort", "since", "until")
    autocomplete_fields = ("person", "course")
