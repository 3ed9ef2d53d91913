from django.urls import path

from publishing import views

app_name = "publishing"

urlpatterns = [
    path("", views.courses, name="courses"),
    path("new/<slug:slug>/", views.new, name="new"),
    path("questions/", views.questions, name="questions"),
    path("questions/quiz.md", views.questions_taken, name="questions-taken"),
    path(
        "questions/template.xlsx", views.questions_template, name="questions-template"
    ),
    path("upload/", views.upload, name="upload"),
    path("uploads/<slug:digest>/", views.uploaded, name="uploaded"),
    path("courses/<slug:course_slug>/", views.releases, name="releases"),
    path(
        "courses/<slug:course_slug>/questions/<slug:unit_slug>/",
        views.questions_given,
        name="questions-given",
    ),
    path("courses/<slug:course_slug>/folder/", views.folder, name="folder"),
    path(
        "courses/<slug:course_slug>/releases/<int:number>/",
        views.release,
        name="release",
    ),
    path(
        "courses/<slug:course_slug>/releases/<int:number>/roll-back/",
        views.roll_back,
        name="roll-back",
    ),
]
