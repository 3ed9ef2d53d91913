from django.urls import path

from training.seen import views

app_name = "seen"

urlpatterns = [
    path("training/seen/<slug:kind>/<int:key>/", views.show, name="show"),
]
