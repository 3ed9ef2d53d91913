from django.urls import path

from training.evidence import views

app_name = "evidence"

urlpatterns = [
    path("training/evidence/", views.list_of, name="list"),
    path("training/evidence/new/", views.new, name="new"),
    path("training/evidence/<int:key>/", views.one, name="one"),
    path("training/evidence/<int:key>/file/", views.file, name="file"),
]
