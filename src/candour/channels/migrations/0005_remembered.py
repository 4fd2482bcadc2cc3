"""What a channel keeps of a delivery between two attempts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0004_connecting"),
        ("people", "0006_signing_in_elsewhere"),
    ]

    operations = [
        migrations.CreateModel(
            name="Remembered",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("words", models.CharField(max_length=300)),
                ("saved_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remembered",
                        to="channels.account",
                    ),
                ),
                (
                    "trust",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.trust"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["saved_at"], name="remembered_since")],
                "constraints": [
                    models.UniqueConstraint(fields=("account", "key"), name="remembered_once_a_key")
                ],
            },
        ),
    ]
