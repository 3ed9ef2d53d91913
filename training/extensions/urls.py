from django.urls import path

from training.extensions import views

app_name = "extensions"

urlpatterns = [
    path("training/extensions/", views.waiting, name="list"),
    path("training/extensions/<int:key>/", views.decide, name="decide"),
    path("training/extensions/ask/<int:key>/", views.ask, name="ask"),
    path(
        "training/extensions/ask/<int:key>/take-back/",
        views.take_back,
        name="take-back",
    ),
]
