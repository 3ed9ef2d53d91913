from django.urls import include, path

from activities.workshops.hosting import views as hosting
from activities.workshops.phones import views as phones

_session = "workshops/<slug:code>"

_sessions = [
    path("workshops/", hosting.sessions, name="sessions"),
    path(f"{_session}/", phones.phone, name="phone"),
    path(f"{_session}/<int:stage>/save/", phones.save, name="save"),
    path(f"{_session}/<int:stage>/give/", phones.give, name="give"),
    path(f"{_session}/pulse/", phones.beat, name="pulse"),
    path(f"{_session}/claim/", phones.claim, name="claim"),
    path(f"{_session}/wall/", hosting.show, name="wall"),
    path(f"{_session}/wall/live/", hosting.live, name="live"),
    path(f"{_session}/wall/control/", hosting.control, name="control"),
    path(f"{_session}/wall/stage/", hosting.stage, name="stage"),
    path(f"{_session}/wall.pdf", hosting.as_pdf, name="pdf"),
    path(f"{_session}/wall.png", hosting.as_png, name="png"),
]

urlpatterns = [
    path("join/", phones.join, name="join"),
    path("join/<slug:code>/", phones.join_code, name="join-code"),
    path("", include((_sessions, "workshops"))),
]
