# Private talks and who keeps them.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("listening", "0002_threads_turns_and_activity"),
        ("people", "0003_undo_belongs_to_the_policy"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Talk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("offered_at", models.DateTimeField(null=True)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("ring", "ring"),
                            ("meet", "meet"),
                            ("write", "write"),
                            ("either", "either"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "suits",
                    models.CharField(
                        choices=[
                            ("any_time", "any_time"),
                            ("mornings", "mornings"),
                            ("afternoons", "afternoons"),
                            ("evenings", "evenings"),
                            ("nights", "nights"),
                        ],
                        max_length=10,
                    ),
                ),
                ("link_hash", models.CharField(max_length=64, unique=True)),
                ("link_ends_at", models.DateTimeField(null=True)),
                (
                    "came",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("link", "By a link that was offered"),
                            ("told", "On their private link"),
                            ("open", "On the public page"),
                        ],
                        max_length=4,
                    ),
                ),
                ("asked_at", models.DateTimeField(null=True)),
                ("request", models.TextField(blank=True)),
                ("is_urgent", models.BooleanField(default=False)),
                ("moves_on_at", models.DateTimeField(null=True)),
                ("looked_at", models.DateTimeField(null=True)),
                ("looked_by", models.CharField(blank=True, max_length=60)),
                ("tried_at", models.DateTimeField(null=True)),
                ("tried_by", models.CharField(blank=True, max_length=60)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=60)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rung", "rung"),
                            ("met", "met"),
                            ("written", "written"),
                            ("not_reached", "not_reached"),
                            ("withdrew", "withdrew"),
                        ],
                        max_length=12,
                    ),
                ),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "kept_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talks_kept",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talks_offered",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talks",
                        to="listening.publicpost",
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
                "ordering": ["-asked_at", "-offered_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["moves_on_at"],
                        name="talk_by_next_asking",
                    ),
                    models.Index(
                        condition=models.Q(("erased_at__isnull", True)),
                        fields=["ended_at"],
                        name="talk_to_erase",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offered_at__isnull", True),
                            models.Q(
                                ("kept_by__isnull", False),
                                ("link_ends_at__isnull", False),
                                ("offered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="talk_is_offered_with_a_named_human",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offered_at__isnull", False), ("asked_at__isnull", False), _connector="OR"
                        ),
                        name="talk_is_offered_or_asked_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_at__isnull", False), ("request", ""), _connector="OR"),
                        name="talk_has_a_request_once_asked_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", True),
                            models.Q(("ended_at__isnull", False), ("request", "")),
                            _connector="OR",
                        ),
                        name="talk_is_erased_after_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("outcome", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="talk_ends_with_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Keeper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("turn", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField()),
                ("looked_at", models.DateTimeField(null=True)),
                (
                    "person",
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
                (
                    "talk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="keepers", to="talks.talk"
                    ),
                ),
            ],
            options={
                "ordering": ["turn", "pk"],
                "constraints": [models.UniqueConstraint(fields=("talk", "turn"), name="keeper_once_a_turn")],
            },
        ),
    ]
