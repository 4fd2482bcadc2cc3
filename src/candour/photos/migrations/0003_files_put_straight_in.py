"""Files that went straight into a reply, so that a later no reaches them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("people", "0010_calendar_addresses"),
        ("photos", "0002_videos"),
    ]

    operations = [
        migrations.CreateModel(
            name="PutStraightIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("outgoing_sha256", models.CharField(max_length=64)),
                ("put_in_at", models.DateTimeField()),
                ("forgotten_at", models.DateTimeField(null=True)),
                ("forgotten_by", models.CharField(blank=True, max_length=40)),
                (
                    "put_in_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "indexes": [
                    models.Index(fields=["trust", "outgoing_sha256"], name="put_straight_in_by_outgoing"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("trust", "sha256", "outgoing_sha256"), name="put_straight_in_once_a_file"
                    ),
                    models.CheckConstraint(
                        condition=Q(forgotten_at__isnull=True, forgotten_by="")
                        | (Q(forgotten_at__isnull=False) & ~Q(forgotten_by="")),
                        name="put_straight_in_forgotten_by_somebody",
                    ),
                ],
            },
        ),
    ]
