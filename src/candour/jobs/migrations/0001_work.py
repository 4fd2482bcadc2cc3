"""The table of work for later."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Work",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("trust", models.CharField(blank=True, max_length=40)),
                ("payload", models.JSONField(default=dict)),
                ("unique", models.CharField(blank=True, max_length=200, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("dead", "Needs a person"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("next_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("postponed", models.PositiveIntegerField(default=0)),
                ("fence", models.BigIntegerField(default=0)),
                ("trouble", models.CharField(blank=True, max_length=200)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "work",
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_at__isnull", False)),
                        fields=["next_at", "id"],
                        name="jobs_work_to_take",
                    ),
                    models.Index(fields=["state", "ended_at", "id"], name="jobs_work_by_state"),
                ],
                "constraints": [models.UniqueConstraint(fields=("unique",), name="jobs_work_unique_once")],
            },
        ),
    ]
