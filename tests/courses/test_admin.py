"""The administration's pages about courses."""

import pytest

from courses.models import Course
from people.models import Role
from tests import make

pytestmark = pytest.mark.django_db


def test_an_administrator_cannot_add_a_course_without_its_files(client):
    administrator = make.person(Role.Code.ADMINISTRATOR, is_staff=True)
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)

    page = client.get("/admin/").content.decode()
    answer = client.post("/admin/courses/course/add/", {})

    assert "/admin/courses/course/" in page
    assert answer.status_code == 403
    assert Course.objects.count() == 0
