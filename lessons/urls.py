from django.urls import path

from lessons import views

app_name = "lessons"

_unit = "courses/<slug:course_slug>/<slug:unit_slug>/lesson"

urlpatterns = [
    path(f"{_unit}/place/", views.place, name="place"),
    path(f"{_unit}/finish/", views.finish, name="finish"),
    path(f"{_unit}/attest/", views.attest, name="attest"),
    path(f"{_unit}/checks/<slug:name>/", views.answer, name="answer"),
    path(f"{_unit}/notes/<slug:name>/", views.note, name="note"),
]
