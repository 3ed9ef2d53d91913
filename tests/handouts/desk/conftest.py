"""People and machines that the pages of this floor are asked by."""

import pytest

from engine.paper import setting
from handouts import estimate
from people.models import Role
from tests import make


@pytest.fixture(autouse=True)
def printer(monkeypatch):
    monkeypatch.setattr(setting, "PRINTING", "tests.handouts.quick_printer")


@pytest.fixture
def course():
    made = make.course(slug="care", title="顾客满意", language="zh-Hans")
    module = make.module(course=made, slug="opening", title="第一章　破冰")
    make.unit(module=module, slug="team", title="分组")
    make.unit(module=module, slug="lewin", title="三步骤")
    return made


@pytest.fixture
def trainee(client, course):
    person = make.enrolment(course=course).person
    client.force_login(person)
    return person


@pytest.fixture
def trainer(client, course):
    person = make.person(Role.Code.TRAINER)
    make.teaching(person=person, course=course)
    client.force_login(person)
    return person


@pytest.fixture
def long(monkeypatch):
    """Every book takes too long to wait for its page."""
    monkeypatch.setattr(estimate, "AT_ONCE", 0)


@pytest.fixture
def lazy(settings, long):
    """Nobody works off the queue."""
    settings.TASKS = {
        "default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}
    }
