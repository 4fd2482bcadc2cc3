"""Finds quickly how many posts of an account wait for the reader."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0007_streams"),
        ("listening", "0005_handles"),
        ("people", "0006_signing_in_elsewhere"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="publicpost",
            index=models.Index(
                condition=models.Q(("kind", "")), fields=["account", "received_at"], name="post_not_read_yet"
            ),
        ),
    ]
