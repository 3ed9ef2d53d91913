from django.urls import path

from reports import views
from reports.departments import views as departments
from reports.hours import views as hours
from reports.matrix import views as matrix

app_name = "reports"

NAMES = ("completions", "overdue", "expiring")
FILES = (*NAMES, "matrix", "departments", "hours")
FORMATS = ("csv", "xlsx", "pdf")

urlpatterns = [
    path("", views.first, name="first"),
    path("completions/tally/", views.tally, name="tally"),
    path("people/<int:key>/", views.person, name="person"),
    path("matrix/", matrix.page, name="matrix"),
    path("departments/", departments.page, name="departments"),
    path("departments/chart/", departments.chart, name="departments-chart"),
    path("hours/", hours.page, name="hours"),
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
