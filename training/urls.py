from django.urls import path

from training import views
from training.ordering import views as ordering

app_name = "training"

urlpatterns = [
    path("", views.home, name="home"),
    path("training/assignments/", ordering.assignment_list, name="assignments"),
    path("training/assignments/new/", ordering.assignment_new, name="assignment-new"),
    path(
        "training/assignments/new/people.csv",
        ordering.assignment_people,
        name="assignment-people",
    ),
    path("training/assignments/<int:key>/", ordering.assignment, name="assignment"),
    path(
        "training/assignments/<int:key>/withdraw/", ordering.withdraw, name="withdraw"
    ),
    path("training/assignments/<int:key>/grow/", ordering.grow, name="grow"),
    path("training/exceptions/", ordering.exception_list, name="exceptions"),
    path("training/periods/<int:key>/", views.period, name="period"),
    path("training/periods/<int:key>/extend/", views.extend, name="extend"),
    path("training/periods/<int:key>/waive/", views.waive, name="waive"),
]
