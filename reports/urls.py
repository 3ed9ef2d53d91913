from django.urls import path

from reports import views

app_name = "reports"

NAMES = ("completions", "overdue", "expiring")
FORMATS = ("csv", "xlsx", "pdf")

urlpatterns = [
    path("", views.first, name="first"),
    path("completions/tally/", views.tally, name="tally"),
    path("people/<int:key>/", views.person, name="person"),
    path("departments/", views.departments, name="departments"),
    *(path(f"{name}/", views.listing, {"report": name}, name=name) for name in NAMES),
    *(
        path(
            f"{name}.{format_}",
            views.file,
            {"report": name, "format_": format_},
            name=f"{name}-{format_}",
        )
        for name in NAMES
        for format_ in FORMATS
    ),
]
