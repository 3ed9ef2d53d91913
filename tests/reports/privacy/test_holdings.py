"""No row that speaks of a person is forgotten."""

import pytest
from django.db.models import ForeignObjectRel

from people.models import Person
from reports.privacy import holdings
from tests import make

# What somebody did for others, by office: the rows are about those others.
OFFICE = {
    "activities.ResponseMark.marker",
    "activities.Workshop.host",
    "admin.LogEntry.user",
    "courses.Release.released_by",
    "jobs.Job.asked_by",
    "people.Erasure.by",
    "people.ImportBatch.by",
    "people.ImportBatch.rolled_back_by",
    "people.ImportMapping.by",
    "people.Posting.manager",
    "quizzes.Allowance.given_by",
    "quizzes.Allowance.withdrawn_by",
    "quizzes.Mark.marker",
    "quizzes.Regrade.by",
    "reports.Delivery.to",
    "reports.Exported.by",
    "reports.SavedReport.owner",
    "reports.SavedReport.recipients",
    "training.Assignment.made_by",
    "training.AssignmentException.resolved_by",
    "training.CertificateRevocation.by",
    "training.Equivalence.ended_by",
    "training.Equivalence.made_by",
    "training.Evidence.recorded_by",
    "training.EvidenceBatch.by",
    "training.EvidenceBatch.taken_back_by",
    "training.ExtensionRequest.decided_by",
    "training.Path.made_by",
    "training.PeriodFact.by",
    "training.Prerequisite.made_by",
}
# It says itself what was erased; who is to get a report is looked after by its owner;
# groups and permissions of Django's are used by nobody.
ITSELF = {
    "people.Erasure.person",
    "people.Person_groups.person",
    "people.Person_user_permissions.person",
    "reports.SavedReport_recipients.person",
}


def naming():
    """Return each field of each model that names a person."""
    meta = Person._meta  # noqa: SLF001  # Django's documented Meta API
    fields = meta.get_fields(include_hidden=True)
    return {str(one.field) for one in fields if isinstance(one, ForeignObjectRel)}


def listed():
    """Return the fields by which the list finds rows, where they name a person."""
    return {
        str(getattr(one.model, one.path).field)
        for one in holdings.HOLDINGS
        if one.path not in {"pk", "about"} and "__" not in one.path
    }


def test_every_field_that_names_a_person_is_listed_or_is_of_an_office():
    missing = naming() - listed() - OFFICE - ITSELF

    assert missing == set()


def test_office_names_only_what_is_there():
    assert OFFICE - naming() == set()


def test_codes_are_given_once():
    codes = [one.code for one in holdings.HOLDINGS]

    assert len(set(codes)) == len(codes)


@pytest.mark.django_db
@pytest.mark.parametrize("one", holdings.HOLDINGS, ids=lambda one: one.code)
def test_columns_can_be_read_and_are_no_secrets(one):
    person = make.person()

    list(one.rows(person).values(*one.columns()))

    assert not {"password", "key"} & set(one.columns())
