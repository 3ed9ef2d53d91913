from django.urls import path

from jobs import views

app_name = "jobs"

urlpatterns = [
    path("", views.list_, name="list"),
    path("<int:key>/", views.job, name="job"),
    path("<int:key>/file/", views.file, name="file"),
    path("<int:key>/cancel/", views.cancel, name="cancel"),
    path("<int:key>/once-more/", views.once_more, name="once-more"),
]
