from allauth.account import views as allauth_views
from django.urls import path, re_path

from people import views
from people.access import signed_in
from web.access import public

urlpatterns = [
    path("accounts/login/", public(views.login), name="account_login"),
    path("accounts/logout/", signed_in(views.logout), name="account_logout"),
    path("accounts/signup/", public(allauth_views.signup), name="account_signup"),
    path(
        "accounts/inactive/",
        public(allauth_views.account_inactive),
        name="account_inactive",
    ),
    path(
        "accounts/reauthenticate/",
        signed_in(allauth_views.reauthenticate),
        name="account_reauthenticate",
    ),
    path(
        "accounts/password/change/",
        signed_in(allauth_views.password_change),
        name="account_change_password",
    ),
    path(
        "accounts/password/set/",
        signed_in(allauth_views.password_set),
        name="account_set_password",
    ),
    path(
        "accounts/password/reset/",
        public(allauth_views.password_reset),
        name="account_reset_password",
    ),
    path(
        "accounts/password/reset/done/",
        public(allauth_views.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        public(allauth_views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        public(allauth_views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("account/", views.account, name="account"),
]
