from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from ledger.admin import RecordedAdmin
from people import accounts
from people.models import Cohort, Department, Membership, Person, Position, Role


@admin.register(Person)
class PersonAdmin(RecordedAdmin[Person]):
    list_display = ("name", "employee_number", "username", "email", "is_active")
    search_fields = ("name", "employee_number", "username", "email")
    list_filter = ("is_active",)
    fields = (
        "username",
        "employee_number",
        "name",
        "email",
        "language",
        "is_active",
        "is_staff",
        "is_superuser",
    )

    def save_model(
        self, request: HttpRequest, obj: Person, form: ModelForm[Person], change: bool
    ) -> None:
        obj.name_key = accounts.name_key(obj.name)
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)


@admin.register(Department)
class DepartmentAdmin(admin.ModelAdmin[Department]):
    list_display = ("name", "parent", "path")
    search_fields = ("name",)

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002  # Django's signature
        """Departments come with the people who work in them."""
        return False


@admin.register(Position)
class PositionAdmin(RecordedAdmin[Position]):
    list_display = ("name",)


class MembershipInline(admin.TabularInline[Membership, Cohort]):
    model = Membership
    extra = 0
    autocomplete_fields = ("person",)


@admin.register(Cohort)
class CohortAdmin(RecordedAdmin[Cohort]):
    list_display = ("name", "slug")
    inlines = (MembershipInline,)


@admin.register(Role)
class RoleAdmin(RecordedAdmin[Role]):
    list_display = ("person", "code", "since", "until")
    list_filter = ("code",)
    autocomplete_fields = ("person",)
