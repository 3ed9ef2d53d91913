from django.urls import path

from reports.pack import views

app_name = "pack"

urlpatterns = [
    path("pack/", views.ask, name="ask"),
]
