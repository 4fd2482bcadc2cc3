"""The name with which an answer to a post begins on its network, where that needs one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0004_corrections_undone"),
    ]

    operations = [
        migrations.AddField(
            model_name="publicpost",
            name="handle",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
    ]
