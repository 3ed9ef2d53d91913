from django.urls import path

from quizzes import views
from quizzes.allowing import views as allowing
from quizzes.byhand import views as byhand
from quizzes.questions import views as questions
from quizzes.regrading import views as regrading
from quizzes.statistics import views as statistics

app_name = "quizzes"

_QUIZ = "courses/<slug:course_slug>/<slug:unit_slug>"
_UNIT = f"{_QUIZ}/attempts/"
_PILE = "marking/<slug:course>/<slug:unit>/<slug:question>/"

urlpatterns = [
    path(_UNIT, views.start, name="start"),
    path(f"{_UNIT}<int:key>/", views.attempt, name="attempt"),
    path(f"{_UNIT}<int:key>/hand-in/", views.hand_in, name="hand-in"),
    path(
        f"{_UNIT}<int:key>/questions/<slug:question_id>/",
        questions.question,
        name="question",
    ),
    path(
        f"{_UNIT}<int:key>/questions/<slug:question_id>/answer/",
        questions.answer,
        name="answer",
    ),
    path(f"{_QUIZ}/allowances/", allowing.listed, name="allowances"),
    path(f"{_QUIZ}/allowances/<int:key>/", allowing.person, name="allowance"),
    path(
        f"{_QUIZ}/allowances/<int:key>/withdraw/",
        allowing.withdraw,
        name="allowance-withdraw",
    ),
    path(f"{_QUIZ}/statistics/", statistics.page, name="statistics"),
    path(f"{_QUIZ}/statistics.csv", statistics.as_csv, name="statistics-csv"),
    path(f"{_QUIZ}/regrade/", regrading.listed, name="regrades"),
    path(f"{_QUIZ}/regrade/<slug:start>/", regrading.wording, name="regrade"),
    path(
        f"{_QUIZ}/regrade/<slug:start>/<int:key>/", regrading.rest, name="regrade-rest"
    ),
    path("marking/", byhand.waiting, name="marking"),
    path(_PILE, byhand.pile, name="marking-pile"),
    path(f"{_PILE}<slug:token>/", byhand.sheet, name="marking-sheet"),
]
