"""Publishes small lessons for tests, as their author would have written them."""

from typing import Any

from django.urls import reverse

from courses.drafts import SourceFile
from courses.models import Rendering, Unit, Version
from engine.markup.page import Surroundings
from lessons import source
from tests import make

TEXT = """---
title: 管理小品
summary: 一份取消的订餐。
objectives:
  - 复述案例
  - 指出线索
---

开头的一段。

## 两通电话 {#calls}

她总觉得有什么不太对劲。

/// check
## 她先做了哪件事？ {#first}

- [ ] 打电话给机场
    > 这时她还不知道。
- [x] 请领班来代班
    > 对，先托付岗位。

> 解析：顺序很重要。
///

## 她做了什么 {#did}

/// write | lines: 4
你在什么时候也觉得不太对劲？ {#my-signal}
///

结尾的一段。

/// trainer | 怎样带
讲师才看得到的话。
///
"""

SURROUNDINGS = Surroundings("opening/marriott.md", {}, lambda _target: None)


def lesson(text: str = TEXT, **fields: Any) -> Unit:
    """Make a lesson whose first version is the text."""
    unit = make.unit(**fields)
    publish(unit, text)
    return unit


def publish(unit: Unit, text: str) -> Version:
    """Make the text the unit's current version, without the steps of a release."""
    file = SourceFile("opening/marriott.md", unit.slug, text)
    draft, problems = source.read(file, surroundings=SURROUNDINGS)
    assert problems == []
    assert draft is not None
    version = make.version(
        unit=unit,
        source=text,
        title=draft.title,
        data=draft.data,
        edition=draft.edition,
    )
    Rendering.objects.bulk_create(
        Rendering(version=version, audience=audience, renderer=2, html=html)
        for audience, html in draft.html.items()
    )
    unit.version = version
    unit.title, unit.minutes = draft.title, draft.minutes
    unit.save(update_fields=["version", "title", "minutes"])
    source.store([version])
    return version


def address(unit, name="", *rest):
    if not name:
        return unit.get_absolute_url()
    return reverse(f"lessons:{name}", args=[unit.course.slug, unit.slug, *rest])


def read(client, unit):
    return client.get(address(unit)).content.decode()
