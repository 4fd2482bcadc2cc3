"""Posts that answer nobody, drafts shown to a colleague, and what stopped whoever left one."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_pledge"),
        ("voice", "0006_statement_follows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="accounts",
            field=models.JSONField(
                db_default=models.Value([], output_field=models.JSONField()), default=list
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="draft_editors",
            field=models.JSONField(
                db_default=models.Value([], output_field=models.JSONField()), default=list
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="wished_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="DraftShared",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shared_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("offered_text", models.TextField(blank=True)),
                ("offered_at", models.DateTimeField(null=True)),
                (
                    "colleague",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts_shared_with_me",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared",
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
                "ordering": ["-shared_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("statement", "colleague"),
                        name="draft_shared_once_with_a_colleague",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LeftBecause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answer", models.CharField(max_length=10)),
                ("quarter_on", models.DateField()),
                ("times", models.PositiveIntegerField(default=0)),
                (
                    "trust",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.trust"
                    ),
                ),
            ],
            options={
                "ordering": ["-quarter_on", "answer"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("trust", "quarter_on", "answer"), name="left_because_once_a_quarter"
                    )
                ],
            },
        ),
    ]
