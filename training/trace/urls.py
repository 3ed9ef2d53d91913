from django.urls import path

from training.trace import views

app_name = "trace"

urlpatterns = [
    path("training/mine/<int:key>/", views.mine, name="mine"),
]
