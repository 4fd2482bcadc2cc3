"""The pictures that go with a statement, and those of each version of it."""

from django.db import migrations, models
from django.db.models import Value


class Migration(migrations.Migration):
    dependencies = [
        ("voice", "0009_ticks"),
    ]

    operations = [
        migrations.AddField(
            model_name=model,
            name=name,
            field=models.JSONField(
                db_default=Value([], output_field=models.JSONField()),
                default=list,
            ),
        )
        for model, name in (("statement", "draft_pictures"), ("version", "pictures"))
    ]
