"""Entries: posts of colleagues, and public ones, with a campaign's hashtag."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0001_campaigns_and_frames"),
        ("listening", "0006_not_read_yet"),
        ("network", "0002_photos_of_posts"),
        ("people", "0007_a_right_to_share_photos"),
        ("voice", "0011_within_a_frame"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
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
                        choices=[("waiting", "waiting"), ("shown", "shown"), ("not_shown", "not_shown")],
                        max_length=12,
                    ),
                ),
                ("entered_at", models.DateTimeField()),
                ("goes_out", models.BooleanField(default=False)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(null=True)),
                ("is_moment", models.BooleanField(default=False)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="campaigns.campaign",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="network.post",
                    ),
                ),
                (
                    "public_post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="listening.publicpost",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.site",
                    ),
                ),
                (
                    "statement",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entry",
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
                "indexes": [
                    models.Index(fields=["campaign", "state", "-id"], name="entry_by_state"),
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["trust", "id"], name="entry_waiting"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "post"), name="post_entered_once"),
                    models.UniqueConstraint(
                        fields=("campaign", "public_post"), name="public_post_entered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("post__isnull", True), ("public_post__isnull", True), _connector="XOR"
                        ),
                        name="entry_is_one_post",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_shown"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="entry_is_kept_off_with_a_reason",
                    ),
                ],
            },
        ),
    ]
