from django.urls import path

from training.renewal import views

app_name = "renewal"

urlpatterns = [
    path("training/periods/<int:key>/revoke/", views.revoke, name="revoke"),
]
