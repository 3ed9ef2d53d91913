from django.db import migrations, models

SQLITE = """
CREATE VIRTUAL TABLE courses_passage_index
USING fts5(tokens, tokenize = 'unicode61 remove_diacritics 0')
"""
POSTGRESQL = """
CREATE TABLE courses_passage_index
(rowid bigint PRIMARY KEY, tokens tsvector NOT NULL)
"""
POSTGRESQL_INDEX = """
CREATE INDEX courses_passage_index_tokens
ON courses_passage_index USING gin (tokens)
"""


def make_index(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        schema_editor.execute(POSTGRESQL_INDEX)
    else:
        schema_editor.execute(SQLITE)


def drop_index(_apps, schema_editor):
    schema_editor.execute("DROP TABLE courses_passage_index")


class Migration(migrations.Migration):
    dependencies = [("courses", "0002_initial")]

    operations = [
        migrations.CreateModel(
            name="PassageIndex",
            fields=[
                (
                    "passage",
                    models.OneToOneField(
                        db_column="rowid",
                        on_delete=models.DO_NOTHING,
                        primary_key=True,
                        related_name="index",
                        serialize=False,
                        to="courses.passage",
                    ),
                ),
                ("tokens", models.TextField()),
            ],
            options={"db_table": "courses_passage_index", "managed": False},
        ),
        migrations.RunPython(make_index, drop_index),
    ]
