from django.urls import path

from training.prerequisites import views

app_name = "prerequisites"

urlpatterns = [
    path("training/prerequisites/", views.listed, name="list"),
    path("training/prerequisites/new/", views.new, name="new"),
    path("training/prerequisites/<int:key>/remove/", views.remove, name="remove"),
]
