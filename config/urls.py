"""All addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("training.urls")),
    path("", include("lessons.urls")),
    path("", include("quizzes.urls")),
    path("", include("activities.urls")),
    path("", include("handouts.urls")),
    path("", include("courses.urls")),
    path("publishing/", include("publishing.urls")),
    path("reports/", include("reports.urls")),
]
