from django.urls import path

from activities.talk import views

_unit = "courses/<slug:course_slug>/<slug:unit_slug>"

urlpatterns = [
    path(f"{_unit}/activity/shared/", views.peers, name="peers"),
    path(f"{_unit}/activity/shared/<int:key>/", views.peer, name="peer"),
    path(
        f"{_unit}/activity/comments/<int:key>/remove/", views.remove, name="uncomment"
    ),
    path(f"{_unit}/responses/<int:key>/mark/", views.mark, name="mark"),
]
