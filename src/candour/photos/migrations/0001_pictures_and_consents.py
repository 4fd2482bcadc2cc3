"""Pictures, who is in them, and pictures that come in pieces."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0007_a_right_to_share_photos"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("renditions", models.JSONField()),
                ("outgoing_sha256", models.CharField(blank=True, max_length=64)),
                ("added_at", models.DateTimeField()),
                ("alt", models.CharField(blank=True, max_length=500)),
                (
                    "people",
                    models.CharField(
                        choices=[("unasked", "unasked"), ("nobody", "nobody"), ("these", "these")],
                        default="unasked",
                        max_length=8,
                    ),
                ),
                ("background_checked_at", models.DateTimeField(null=True)),
                ("taken_down_at", models.DateTimeField(null=True)),
                ("taken_down_by", models.CharField(blank=True, max_length=40)),
                (
                    "taken_down_because",
                    models.CharField(
                        blank=True, choices=[("owner", "owner"), ("consent", "consent")], max_length=8
                    ),
                ),
                ("erased_at", models.DateTimeField(null=True)),
                (
                    "background_checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
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
                    models.Index(fields=["trust", "sha256"], name="photo_by_file"),
                    models.Index(fields=["trust", "outgoing_sha256"], name="photo_by_outgoing"),
                    models.Index(
                        condition=models.Q(("erased_at__isnull", True), ("taken_down_at__isnull", False)),
                        fields=["taken_down_at"],
                        name="photo_to_erase",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_down_at__isnull", True)),
                        fields=("owner", "sha256"),
                        name="photo_once_an_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_down_at__isnull", True), ("taken_down_by", "")),
                            models.Q(
                                ("taken_down_at__isnull", False),
                                models.Q(("taken_down_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="photo_taken_down_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", True), ("taken_down_at__isnull", False), _connector="OR"
                        ),
                        name="photo_erased_once_down",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pictured",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("staff", "staff"), ("patient", "patient"), ("visitor", "visitor")],
                        max_length=8,
                    ),
                ),
                ("called", models.CharField(blank=True, max_length=80)),
                (
                    "asked_for",
                    models.CharField(choices=[("inside", "inside"), ("outside", "outside")], max_length=8),
                ),
                ("purpose", models.CharField(blank=True, max_length=200)),
                ("until", models.DateField(null=True)),
                ("asked_at", models.DateTimeField()),
                (
                    "agreed_to",
                    models.CharField(
                        blank=True, choices=[("inside", "inside"), ("outside", "outside")], max_length=8
                    ),
                ),
                ("agreed_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictured",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictured",
                        to="photos.photo",
                    ),
                ),
                (
                    "trust",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.trust"
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("photo", "person"),
                        name="pictured_once_a_photo",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called", ""), ("kind", "staff"), ("person__isnull", False)),
                            models.Q(
                                models.Q(("kind", "staff"), _negated=True),
                                models.Q(("called", ""), _negated=True),
                                models.Q(("purpose", ""), _negated=True),
                                ("person__isnull", True),
                                ("until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pictured_is_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreed_at__isnull", True), ("agreed_by__isnull", True), ("agreed_to", "")
                            ),
                            models.Q(
                                models.Q(("agreed_to", ""), _negated=True),
                                ("agreed_at__isnull", False),
                                ("agreed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="pictured_agreed_to_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="pictured_withdrawn_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("received", models.PositiveIntegerField(default=0)),
                ("began_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="photos.photo",
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
                "constraints": [models.UniqueConstraint(fields=("owner", "key"), name="upload_once_a_key")],
            },
        ),
    ]
