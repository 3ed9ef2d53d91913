from django.urls import path

from training.followup import views

app_name = "followup"

urlpatterns = [
    path("training/notices/", views.notice_list, name="notices"),
    path("training/notices/read/", views.read_all, name="read-all"),
    path("training/notices/<int:key>/", views.notice, name="notice"),
    path("training/notices/<int:key>/read/", views.read, name="read"),
]
