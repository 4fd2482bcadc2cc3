"""The approved frame within which a post was sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voice", "0010_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="frame",
            field=models.JSONField(
                db_default=models.Value({}, output_field=models.JSONField()), default=dict
            ),
        ),
    ]
