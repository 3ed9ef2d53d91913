"""Leads from the map of a finished course to what was earned by it."""

from django.urls import reverse

from courses import awards
from courses.models import Course
from people.models import Person
from training.models import Certificate


def address(course: Course, person: Person) -> str:
    """Return the page of the certificate, or of all where each module has its own."""
    mine = Certificate.objects.filter(course=course, person=person)
    newest = mine.latest_first().first()
    if newest is None:
        return ""
    return (
        reverse("certificates:mine") if newest.module_id else newest.get_absolute_url()
    )


awards.register(address)
