from django.urls import include, path

from activities import views
from activities.answers import views as answers

app_name = "activities"

_unit = "courses/<slug:course_slug>/<slug:unit_slug>"

urlpatterns = [
    path(f"{_unit}/activity/save/", views.save, name="save"),
    path(f"{_unit}/activity/result/", views.result, name="result"),
    path(f"{_unit}/activity/share/", views.share, name="share"),
    path(f"{_unit}/activity/take-back/", views.take_back, name="take-back"),
    path(f"{_unit}/responses/", answers.shared, name="responses"),
    path(f"{_unit}/responses.csv", answers.as_csv, name="responses-csv"),
    path(f"{_unit}/responses.xlsx", answers.as_xlsx, name="responses-xlsx"),
    path("", include("activities.followups.urls")),
    path("", include("activities.talk.urls")),
    path("", include("activities.teams.urls")),
]
