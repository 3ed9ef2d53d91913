from django.urls import path

from courses import views

app_name = "courses"

urlpatterns = [
    path("search/", views.find, name="search"),
    path("courses/", views.catalogue, name="catalogue"),
    path("courses/<slug:course_slug>/", views.map, name="map"),
    path("courses/<slug:course_slug>/begin/", views.begin, name="begin"),
    path("courses/<slug:course_slug>/<slug:unit_slug>/", views.unit, name="unit"),
    path("pictures/<slug:digest>.<slug:ending>", views.picture, name="picture"),
]
