from django.urls import path

from training.record import views

app_name = "record"

urlpatterns = [
    path("training/record/", views.own, name="own"),
    path("training/record.pdf", views.own_pdf, name="own-pdf"),
    path("training/record/<int:key>/", views.one, name="one"),
    path("training/record/<int:key>.pdf", views.one_pdf, name="one-pdf"),
]
