"""Gives the attempts made so far what later ones are made with."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from engine.questions import saved
from quizzes.content import fingerprint


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001  # the shape Django calls
    attempts = apps.get_model("quizzes", "Attempt").objects
    answers = apps.get_model("quizzes", "Answer").objects
    for attempt in attempts.iterator(chunk_size=100):
        for kept in attempt.questions:
            mine = answers.filter(attempt=attempt, question=kept["stem"]["id"])
            for answer in mine:
                answer.fingerprint = fingerprint(kept)
                if attempt.submitted_at:
                    answer.exact = str(
                        saved.from_json(kept).mark(answer.response).points
                    )
                answer.save(update_fields=["fingerprint", "exact"])
    for attempt in attempts.filter(submitted_at__isnull=False).only("submitted_at"):
        attempt.marked_at = attempt.submitted_at
        attempt.save(update_fields=["marked_at"])


class Migration(migrations.Migration):
    dependencies = (("quizzes", "0003_policies"),)

    operations = (migrations.RunPython(fill, migrations.RunPython.noop),)
