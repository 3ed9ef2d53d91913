"""A queue in the database, in which nobody works by himself."""

import pytest

from jobs import schedule


@pytest.fixture
def queue(settings, monkeypatch):
    """Let tasks wait in the database, and let no other app's work come back."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(schedule, "_regular", {})
