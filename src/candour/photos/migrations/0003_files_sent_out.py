"""Files that went straight into a reply, so that a later no reaches them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_calendar_addresses"),
        ("photos", "0002_videos"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("outgoing_sha256", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField()),
                (
                    "trust",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.trust"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["trust", "outgoing_sha256"], name="sent_out_by_outgoing")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("trust", "sha256", "outgoing_sha256"), name="sent_out_once_a_file"
                    )
                ],
            },
        ),
    ]
