"""The spine: what a course is made of and how far each person is in it."""

from courses.models.course import Course, Module, Release, Unit
from courses.models.enrolment import Enrolment, Teaching
from courses.models.registration import Completion, Registration
from courses.models.version import Passage, PassageIndex, Rendering, Version

__all__ = [
    "Completion",
    "Course",
    "Enrolment",
    "Module",
    "Passage",
    "PassageIndex",
    "Registration",
    "Release",
    "Rendering",
    "Teaching",
    "Unit",
    "Version",
]
