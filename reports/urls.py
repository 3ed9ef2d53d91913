from django.urls import path

from reports import views
from reports.matrix import views as matrix

app_name = "reports"

NAMES = ("completions", "overdue", "expiring")
FILES = (*NAMES, "matrix")
FORMATS = ("csv", "xlsx", "pdf")

urlpatterns = [
    path("", views.first, name="first"),
    path("completions/tally/", views.tally, name="tally"),
    path("people/<int:key>/", views.person, name="person"),
    path("matrix/", matrix.page, name="matrix"),
    path("departments/", views.departments, name="departments"),
    *(path(f"{name}/", views.listing, {"report": name}, name=name) for name in NAMES),
    *(
        path(
            f"{name}.{format_}",
            views.file,
            {"report": name, "format_": format_},
            name=f"{name}-{format_}",
        )
        for name in FILES
        for format_ in FORMATS
    ),
]
