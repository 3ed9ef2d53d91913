from django.urls import path

from handouts import views

app_name = "handouts"

urlpatterns = [
    path("courses/<slug:course_slug>/handout.pdf", views.handout, name="course"),
    path(
        "courses/<slug:course_slug>/<slug:part>/handout.pdf",
        views.handout,
        name="part",
    ),
]
