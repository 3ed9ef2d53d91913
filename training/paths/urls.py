from django.urls import path

from training.paths import views

app_name = "paths"

urlpatterns = [
    path("training/paths/", views.listed, name="list"),
    path("training/paths/new/", views.new, name="new"),
    path("training/paths/<slug:slug>/", views.one, name="one"),
    path("training/paths/<slug:slug>/edit/", views.edit, name="edit"),
    path("training/paths/<slug:slug>/archive/", views.archive, name="archive"),
]
