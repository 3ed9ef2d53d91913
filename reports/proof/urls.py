from django.urls import path

from reports.proof import views

app_name = "proof"

urlpatterns = [
    path("exports/", views.exports, name="exports"),
    path("exports/<int:key>/", views.statement, name="statement"),
    path("exports/<int:key>.txt", views.statement_text, name="statement-text"),
    path("verify/", views.verify, name="verify"),
]
