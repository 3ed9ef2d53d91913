from django.urls import path

from reports.saved import views

app_name = "saved"

urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", views.new, name="new"),
    path("<int:key>/", views.one, name="one"),
    path("<int:key>/archive/", views.archive, name="archive"),
]
