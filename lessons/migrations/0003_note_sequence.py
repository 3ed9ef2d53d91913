from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lessons", "0002_initial")]

    operations = [
        migrations.AddField(
            model_name="note",
            name="sequence",
            field=models.PositiveBigIntegerField(default=0),
        ),
    ]
