"""Lines by which networks send what happens: who holds each, and how it stands."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0006_pace"),
        ("people", "0006_signing_in_elsewhere"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stream",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cursor", models.TextField(blank=True)),
                ("holder", models.CharField(blank=True, max_length=40)),
                ("held_until", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("heard_at", models.DateTimeField(null=True)),
                ("down_since", models.DateTimeField(null=True)),
                ("gap_since", models.DateTimeField(null=True)),
                ("gap_filled_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(null=True)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stream",
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
            },
        ),
    ]
