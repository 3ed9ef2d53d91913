from django.urls import path

from reports.privacy import views

app_name = "privacy"

urlpatterns = [
    path("", views.people, name="people"),
    path("mine/", views.own, name="own"),
    path("mine/export/", views.own_export, name="own-export"),
    path("<int:key>/", views.person, name="person"),
    path("<int:key>/export/", views.export, name="export"),
    path("<int:key>/erase/", views.erase, name="erase"),
]
