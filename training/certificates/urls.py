from django.urls import path

from training.certificates import views

app_name = "certificates"

urlpatterns = [
    path("certificates/", views.find, name="find"),
    path("certificates/<str:code>/", views.verify, name="verify"),
    path("certificates/<str:code>/certificate.pdf", views.as_pdf, name="pdf"),
    path("training/certificates/", views.mine, name="mine"),
    path("training/certificates/issued/", views.issued, name="issued"),
    path("training/certificates/issued/zip/", views.as_zip, name="zip"),
    path("training/certificates/issued/<int:key>/", views.one, name="one"),
    path("training/certificates/issued/<int:key>/revoke/", views.revoke, name="revoke"),
]
