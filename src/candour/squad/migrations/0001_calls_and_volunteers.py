"""Calls for the squad, and who said yes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0009_vacancies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("words", models.CharField(max_length=400)),
                ("takes", models.CharField(max_length=120)),
                ("gets", models.CharField(max_length=120)),
                ("opened_at", models.DateTimeField()),
                ("closes_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sites", models.ManyToManyField(related_name="calls", to="people.site")),
                (
                    "trust",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.trust"
                    ),
                ),
            ],
            options={
                "ordering": ["closes_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Volunteer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("interests", models.JSONField(default=list)),
                ("languages", models.JSONField(default=list)),
                ("takes_turns", models.BooleanField(default=False)),
                ("joined_at", models.DateTimeField()),
                ("stepped_back_at", models.DateTimeField(null=True)),
                (
                    "call",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volunteers",
                        to="squad.call",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volunteering",
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
                "ordering": ["person__last_name", "person__first_name", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(fields=["trust", "closes_at"], name="call_by_end"),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opened_at"))),
                name="call_closes_after_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="volunteer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stepped_back_at__isnull", True)),
                fields=("person",),
                name="volunteer_once_at_a_time",
            ),
        ),
    ]
