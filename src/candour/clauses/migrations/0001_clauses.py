"""Versions of clauses that a trust agreed on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0006_signing_in_elsewhere"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClauseVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=10)),
                ("version", models.PositiveIntegerField()),
                ("words", models.CharField(max_length=240)),
                ("why", models.CharField(max_length=600)),
                ("example", models.CharField(blank=True, max_length=600)),
                ("settings", models.JSONField(default=list)),
                ("agreed", models.CharField(max_length=300)),
                ("proposal", models.PositiveBigIntegerField(null=True)),
                ("in_force_at", models.DateTimeField()),
                ("put_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "trust",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.trust"
                    ),
                ),
            ],
            options={
                "ordering": ["-in_force_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("trust", "number", "version"), name="clause_version_once_a_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("trust", "number"),
                        name="clause_in_force_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="clause_version_counts_from_one"
                    ),
                ],
            },
        ),
    ]
