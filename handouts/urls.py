from django.urls import path

from handouts import views
from handouts.cache import EPUB
from handouts.desk import views as desk

app_name = "handouts"

COURSE = "courses/<slug:course_slug>"

urlpatterns = [
    path(f"{COURSE}/handout.pdf", views.handout, name="course"),
    path(f"{COURSE}/handout.epub", views.handout, {"ending": EPUB}, name="epub"),
    path(f"{COURSE}/handouts/", desk.choose, name="desk"),
    path(f"{COURSE}/handouts/preview/<int:number>.png", desk.picture, name="picture"),
    path(f"{COURSE}/handouts/build/", desk.build, name="build"),
    path(f"{COURSE}/<slug:part>/handout.pdf", views.handout, name="part"),
    path(
        f"{COURSE}/<slug:part>/handout.epub",
        views.handout,
        {"ending": EPUB},
        name="part-epub",
    ),
]
