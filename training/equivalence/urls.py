from django.urls import path

from training.equivalence import views

app_name = "equivalence"

urlpatterns = [
    path("training/equivalences/", views.listed, name="list"),
    path("training/equivalences/new/", views.new, name="new"),
    path("training/equivalences/new/people.csv", views.people, name="people"),
    path("training/equivalences/<int:key>/", views.one, name="one"),
]
