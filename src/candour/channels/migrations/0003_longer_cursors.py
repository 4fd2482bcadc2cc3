"""A cursor may remember the posts of the last week, for networks that do not tell what became of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0002_secrets"),
    ]

    operations = [
        migrations.AlterField(
            model_name="account",
            name="cursor",
            field=models.TextField(blank=True),
        ),
    ]
