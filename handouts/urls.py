from django.urls import URLPattern

app_name = "handouts"

urlpatterns: list[URLPattern] = []
