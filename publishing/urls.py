from django.urls import path

from publishing import views

app_name = "publishing"

urlpatterns = [
    path("", views.courses, name="courses"),
    path("new/<slug:slug>/", views.new, name="new"),
    path("upload/", views.upload, name="upload"),
    path("uploads/<slug:digest>/", views.uploaded, name="uploaded"),
    path("courses/<slug:course_slug>/", views.releases, name="releases"),
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
