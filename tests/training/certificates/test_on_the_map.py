"""The course map leads to the certificates that were earned."""

import pytest

from tests import make
from tests.training.certificates import objects
from tests.training.certificates.test_views import client_of, text

pytestmark = pytest.mark.django_db


def test_the_map_of_a_finished_course_leads_to_its_certificate():
    book, person = objects.book(1), make.person()
    make.enrolment(person=person, course=book)
    objects.learn(book.modules.get(), person)

    shown = text(client_of(person), book.get_absolute_url())

    assert person.certificates.get().get_absolute_url() in shown


def test_where_each_module_has_its_own_the_map_leads_to_all():
    book, person = objects.book(1, certificate="module"), make.person()
    make.enrolment(person=person, course=book)
    objects.learn(book.modules.get(), person)

    shown = text(client_of(person), book.get_absolute_url())

    assert 'href="/training/certificates/"' in shown
