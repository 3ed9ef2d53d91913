from django.urls import path

from activities.teams import views
from activities.teams.live import views as live
from activities.teams.managing import views as managing

_unit = "courses/<slug:course_slug>/<slug:unit_slug>"

urlpatterns = [
    path(f"{_unit}/team/write/", views.write, name="team-write"),
    path(f"{_unit}/team/finish/", views.finish, name="team-finish"),
    path(f"{_unit}/team/card.pdf", views.card, name="team-card"),
    path(f"{_unit}/team/<slug:verb>/", views.change, name="team"),
    path(f"{_unit}/teams/", managing.manage, name="teams"),
    path(f"{_unit}/teams/deal/", managing.deal, name="teams-deal"),
    path(f"{_unit}/teams/cards.pdf", managing.cards, name="teams-cards"),
    path(f"{_unit}/teams/arrange/<slug:verb>/", managing.arrange, name="teams-arrange"),
    path("workshops/<slug:code>/team/<slug:verb>/", live.change, name="workshop-team"),
]
