"""All addresses."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from config import components
from config.health import healthz
from web.access import marked_tree

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as allauth advises

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    marked_tree(path("admin/", admin.site.urls), "administrator"),
    path("", include("people.urls")),
    path("people/import/", include("people.imports.urls")),
    path("", include("training.urls")),
    path("", include("training.certificates.urls")),
    path("", include("training.record.urls")),
    path("", include("training.evidence.urls")),
    path("training/evidence/import/", include("training.evidence.imports.urls")),
    path("", include("training.equivalence.urls")),
    path("", include("training.extensions.urls")),
    path("", include("training.renewal.urls")),
    path("", include("training.paths.urls")),
    path("", include("training.prerequisites.urls")),
    path("", include("training.trace.urls")),
    path("", include("training.seen.urls")),
    path("", include("training.followup.urls")),
    path("", include("training.team.urls")),
    path("", include("lessons.urls")),
    path("", include("quizzes.urls")),
    path("", include("activities.urls")),
    path("", include("activities.workshops.urls")),
    path("", include("handouts.urls")),
    path("", include("courses.urls")),
    path("publishing/", include("publishing.urls")),
    path("reports/", include("reports.urls")),
    path("reports/", include("reports.proof.urls")),
    path("reports/", include("reports.pack.urls")),
    path("reports/saved/", include("reports.saved.urls")),
    path("reports/privacy/", include("reports.privacy.urls")),
    path("jobs/", include("jobs.urls")),
]

urlpatterns += components.addresses(is_shown=settings.DEBUG)
