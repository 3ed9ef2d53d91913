"""What the courses say that are published for asking who may do what."""

COURSE = """\
---
title: {title}
language: en
summary: What it is about.
enrolment: {enrolment}
sequence: free
---

Words before.

## First {{#first}}

1. [A lesson](first/text.md)
2. [A quiz](first/test.quiz.md)
3. [An activity](first/share.activity.md)
4. [A plan](first/plan.activity.md)
5. [A team](first/icebreaker.activity.md)
"""
LESSON = """\
---
title: A lesson
minutes: 5
attest: yes
---

## Look {#look}

![A square](square.svg "A square")

/// check
## Is it so? {#so}

- [x] Yes
- [ ] No
///

/// write | lines: 3
Your own words? {#own}
///
"""
QUIZ = """\
---
title: A quiz
pass: 60
---

## Is it so? {#q1}

- [x] Yes
- [ ] No

## Why is it so? {#q2}

/// trainer
A reason is given.
///
"""
ACTIVITY = """\
---
title: An activity
kind: reflection
points: 10
minutes: 5
for: person
---

Think.

## What do you think? {#think}

Write it down.
"""
PLAN = """\
---
title: A plan
kind: plan
---

Choose.

## Listen {#listen}
"""
TEAM = """\
---
title: A team
kind: team
---

Find each other.

## Leader {#leader}
"""
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<path d="M0 0h9v9H0z"/></svg>'
)
