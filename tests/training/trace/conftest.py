"""People and a module of which it is told why."""

from datetime import date

import pytest

from tests import make


@pytest.fixture
def hr():
    return make.person("hr", name="周敏")


@pytest.fixture
def module():
    course = make.course(slug="service", title="服务入门", enrolment="assigned")
    made = make.module(course=course, slug="ice", title="第一章　破冰")
    make.unit(module=made, slug="marriott", title="梅瑞特饭店", number="1.1")
    make.unit(module=made, slug="trap", title="思考陷阱", number="1.2")
    return made


@pytest.fixture
def trainee():
    return make.person(name="林晓岚", started_on=date(2026, 10, 12))
