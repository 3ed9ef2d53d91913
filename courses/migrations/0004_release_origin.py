from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("courses", "0003_passage_index")]

    operations = [
        migrations.AddField(
            model_name="release",
            name="origin",
            field=models.CharField(
                choices=[
                    ("folder", "From the content folder"),
                    ("upload", "From an uploaded ZIP"),
                    ("rollback", "Rolled back"),
                ],
                default="folder",
                max_length=10,
            ),
        ),
    ]
