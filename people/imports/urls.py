from django.urls import path

from people.imports import views

app_name = "imports"

urlpatterns = [
    path("", views.list_, name="list"),
    path("upload/", views.upload, name="upload"),
    path("sample.xlsx", views.sample, name="sample"),
    path("<int:key>/", views.batch, name="batch"),
    path("<int:key>/columns/", views.columns, name="columns"),
    path("<int:key>/check/", views.check, name="check"),
    path("<int:key>/apply/", views.apply, name="apply"),
    path("<int:key>/cancel/", views.cancel, name="cancel"),
    path("<int:key>/drop/", views.drop, name="drop"),
    path("<int:key>/roll-back/", views.roll_back, name="roll-back"),
    path("<int:key>/wrong.csv", views.wrong_rows, name="wrong"),
]
