from django.urls import path

from training.team import views

app_name = "team"

urlpatterns = [path("training/team/", views.team, name="people")]
