from django.urls import path

from reports import views

app_name = "reports"

urlpatterns = [
    path("completions/", views.completion_list, name="completions"),
    path("completions/tally/", views.tally, name="tally"),
    path("completions.csv", views.as_csv, name="csv"),
    path("completions.xlsx", views.as_xlsx, name="xlsx"),
    path("departments/", views.departments, name="departments"),
]
