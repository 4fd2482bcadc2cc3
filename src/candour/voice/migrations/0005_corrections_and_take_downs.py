"""Corrections of what is public, and taking down what exposes somebody, copy by copy."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0002_threads_turns_and_activity"),
        ("people", "0003_undo_belongs_to_the_policy"),
        ("voice", "0004_patience_of_an_account"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("removed", "removed"),
                            ("by_hand", "by_hand"),
                            ("not_needed", "not_needed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("tries", models.PositiveIntegerField(default=0)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("remedy", models.CharField(blank=True, max_length=300)),
                ("told_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TakeDown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("stranger", "stranger"),
                            ("child", "child"),
                            ("picture", "picture"),
                            ("danger", "danger"),
                            ("law", "law"),
                        ],
                        max_length=12,
                    ),
                ),
                ("taken_down_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-taken_down_at", "-pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="statement",
            name="statement_open_once_an_author",
        ),
        migrations.RemoveConstraint(
            model_name="statement",
            name="statement_on_its_way_once_a_post",
        ),
        migrations.AddField(
            model_name="delivery",
            name="follows",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="voice.delivery",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="corrects",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="voice.statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("corrects__isnull", True), ("ended_at__isnull", True), ("published_at__isnull", True)
                ),
                fields=("post", "author"),
                name="statement_open_once_an_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("corrects__isnull", True),
                    ("ended_at__isnull", True),
                    ("published_at__isnull", True),
                    ("submitted_at__isnull", False),
                ),
                fields=("post",),
                name="statement_on_its_way_once_a_post",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True), ("published_at__isnull", True)),
                fields=("corrects", "author"),
                name="correction_open_once_an_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True), ("submitted_at__isnull", False)),
                fields=("corrects",),
                name="corrected_once",
            ),
        ),
        migrations.AddField(
            model_name="removal",
            name="delivery",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="removal", to="voice.delivery"
            ),
        ),
        migrations.AddField(
            model_name="removal",
            name="trust",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.trust"
            ),
        ),
        migrations.AddField(
            model_name="takedown",
            name="statement",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="take_down", to="voice.statement"
            ),
        ),
        migrations.AddField(
            model_name="takedown",
            name="taken_down_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="takedown",
            name="trust",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.trust"
            ),
        ),
        migrations.AddField(
            model_name="removal",
            name="take_down",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="removals", to="voice.takedown"
            ),
        ),
        migrations.AddIndex(
            model_name="removal",
            index=models.Index(fields=["state", "due_at"], name="removal_by_due"),
        ),
    ]
