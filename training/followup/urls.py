from django.urls import path

from training.followup import views

app_name = "followup"

urlpatterns = [
    path("training/notices/", views.notice_list, name="notices"),
    path("training/notices/read/", views.read_all, name="read-all"),
    path("training/notices/<int:key>/", views.notice, name="notice"),
    path("training/notices/<int:key>/read/", views.read, name="read"),
    path("training/calendar/", views.calendar_page, name="calendar"),
    path("training/calendar/make/", views.calendar_make, name="calendar-make"),
    path("training/calendar/revoke/", views.calendar_revoke, name="calendar-revoke"),
    path("training/calendar/<slug:key>.ics", views.calendar_feed, name="feed"),
    path("training/reminders/", views.reminders, name="reminders"),
]
