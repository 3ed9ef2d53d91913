import pytest
from django.core import mail

from tests import make
from tests.training.followup.rows import TEN, due_in
from training.followup import regular

pytestmark = pytest.mark.django_db


def test_the_worker_plans_letters_and_sends_them():
    due_in(7, person=make.person(email="anna@example.com"))

    regular.remind(TEN)
    regular.send(TEN)

    assert len(mail.outbox) == 1
