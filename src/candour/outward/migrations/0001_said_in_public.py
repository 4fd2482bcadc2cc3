"""Posts of the feed that are said in public."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("network", "0002_photos_of_posts"),
        ("people", "0009_vacancies"),
        ("voice", "0013_taken_back_and_begun_from"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outward",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        choices=[("name", "name"), ("first", "first"), ("none", "none")],
                        default="none",
                        max_length=8,
                    ),
                ),
                ("agreed_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outward", to="network.post"
                    ),
                ),
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outward",
                        to="voice.statement",
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
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_at__isnull", True), ("declined_at__isnull", True), _connector="OR"
                        ),
                        name="outward_is_answered_once",
                    )
                ],
            },
        ),
    ]
