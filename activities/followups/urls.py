from django.urls import path

from activities.followups import views

urlpatterns = [
    path(
        "courses/<slug:course_slug>/<slug:unit_slug>/activity/follow-up/",
        views.follow_up,
        name="follow-up",
    ),
]
