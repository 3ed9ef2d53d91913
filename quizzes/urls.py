from django.urls import path

from quizzes import views

app_name = "quizzes"

_UNIT = "courses/<slug:course_slug>/<slug:unit_slug>/attempts/"

urlpatterns = [
    path(_UNIT, views.start, name="start"),
    path(f"{_UNIT}<int:key>/", views.attempt, name="attempt"),
    path(f"{_UNIT}<int:key>/hand-in/", views.hand_in, name="hand-in"),
    path(
        f"{_UNIT}<int:key>/questions/<slug:question_id>/",
        views.question,
        name="question",
    ),
]
