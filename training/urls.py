from django.urls import path

from training import views

app_name = "training"

urlpatterns = [
    path("", views.home, name="home"),
    path("training/assignments/", views.assignment_list, name="assignments"),
    path("training/assignments/new/", views.assignment_new, name="assignment-new"),
    path("training/assignments/<int:key>/", views.assignment, name="assignment"),
    path("training/assignments/<int:key>/withdraw/", views.withdraw, name="withdraw"),
    path("training/periods/<int:key>/", views.period, name="period"),
    path("training/periods/<int:key>/extend/", views.extend, name="extend"),
    path("training/periods/<int:key>/waive/", views.waive, name="waive"),
]
