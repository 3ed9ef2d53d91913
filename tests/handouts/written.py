"""A small course with everything that paper must show, published as authors do."""

from datetime import datetime
from io import BytesIO
from typing import Any

from PIL import Image

from courses.models import Course
from handouts import matter
from handouts.choice import Choice, Edition
from handouts.matter import Matter
from publishing import known
from publishing.check import read
from publishing.folder import Folder
from publishing.publish import publish as publish_
from publishing.releasing import Imprint

RELEASED = datetime.fromisoformat("2026-11-18T04:00:00+00:00")

COURSE = """\
---
title: 顾客满意，经营顾客的心
language: zh-Hans
summary: 从一通电话讲起。
enrolment: open
sequence: free
---

导言。

## 第一章　破冰与案例 {#opening}

1. [管理小品：梅瑞特饭店](opening/marriott.md)
2. [心得分享](opening/sharing.activity.md)
3. [本章测验](opening/opening-quiz.quiz.md)

## 第二章　拥抱变革 {#change}

1. [3C时代](change/three-c.md)
"""
LESSON = """\
---
title: 管理小品：梅瑞特饭店
minutes: 12
objectives:
  - 复述这个案例
  - 指出线索
---

开头先说满意度[^one]。

[^one]: 注脚在这里。

## 那一晚的两通电话 {#calls}

/// note
据教材所载。
///

1989年的某天晚上，请看[她做了什么](#did)、[3C时代](../change/three-c.md#forces)、
[心得分享](sharing.activity.md)、[课程](../course.md#opening)和[网页](https://example.org/)。

![一条线](line.svg "七个时刻。从左到右。")

![一块红](red.png "红色。")

/// check
## 她先做了哪件事？ {#first}

- [ ] 打电话给机场
    > 这时她还不知道。
- [x] 请领班来代班
    > 对，先托付岗位。

> 解析：顺序很重要。
///

## 她做了什么 {#did}

/// compare | 两种接法
| | 被动 | 主动 |
|---|---|---|
| 听到 | 四个字 | 语气 |
///

/// write | lines: 4
你在什么时候也觉得不太对劲？ {#my-signal}
///

/// trainer | 怎样带
讲师才看得到的话。
///
"""
ACTIVITY = """\
---
title: 心得分享
kind: reflection
minutes: 20
for: person
---

先写，再说。

## 您有些什么体会？ {#insight}

可以从两头想。
"""
QUIZ = """\
---
title: 本章测验
pass: 60
---

题目出自课文。

## 她听出了什么？ {#heard}

- [x] 苦恼的语气
    > 对，在语气里。
- [x] 不对劲
- [ ] 菜单

> 解析：线索不在话里。
"""
SECOND = """\
---
title: 3C时代
minutes: 8
---

## 三股力量 {#forces}

客户、竞争、变化。
"""
LINE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 40">'
    '<title id="t">一条线</title><path id="a" d="M9 9h400"/></svg>'
)


def red() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 20), "#b3392b").save(file, "PNG")
    return file.getvalue()


def folder(slug: str = "customer-satisfaction", **changed: str) -> Folder:
    """Return the course's folder; `marriott=…` changes that file."""
    texts = {
        "course.md": COURSE,
        "opening/marriott.md": LESSON,
        "opening/sharing.activity.md": ACTIVITY,
        "opening/opening-quiz.quiz.md": QUIZ,
        "change/three-c.md": SECOND,
        "opening/line.svg": LINE,
    }
    files = {
        name: changed.get(_stem(name), text).encode() for name, text in texts.items()
    }
    return Folder(slug, files | {"opening/red.png": red()})


def _stem(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0].replace("-", "_")


def publish(*, at: datetime = RELEASED, **changed: str) -> Course:
    files = folder(**changed)
    manuscript, problems = read(files, known=known.of(files.slug))
    assert [str(problem) for problem in problems] == []
    assert manuscript is not None
    return publish_(manuscript, imprint=Imprint(), at=at).course


def printed(
    course: Course, *parts: str, edition: Edition = Edition.TRAINEE, **fields: Any
) -> Matter:
    named = tuple(filter(None, parts))
    return matter.of(course, Choice(edition, named, **fields))
