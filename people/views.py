"""Signing in and out, and a person's own page."""

from allauth.account import views as allauth_views
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from people import accounts
from people.access import signed_in
from people.forms import AccountForm
from people.requests import PersonRequest
from web import said

login = allauth_views.login
logout = allauth_views.logout


@signed_in
def account(request: PersonRequest) -> HttpResponseBase:
    now = timezone.now()
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        accounts.choose(request.user, **form.cleaned_data, at=now)
        with translation.override(request.user.language):
            said.say(request, _("Your choice is kept."))
        return redirect("account")
    posting = accounts.posting_of(request.user, at=now)
    is_changed = "changed" in request.GET
    context = {"form": form, "posting": posting, "is_changed": is_changed}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "people/account.html", context, status=status)
