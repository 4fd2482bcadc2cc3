"""The words that search finds."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("network", "0002_photos_of_posts"),
        ("people", "0007_a_right_to_share_photos"),
        ("voice", "0011_within_a_frame"),
    ]

    operations = [
        migrations.CreateModel(
            name="Findable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("stood_at", models.DateTimeField()),
                (
                    "comment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.comment",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.post",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                "ordering": ["-stood_at", "-pk"],
                "indexes": [models.Index(fields=["trust", "-stood_at", "-id"], name="findable_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("post__isnull", False)),
                        fields=("post",),
                        name="findable_once_a_post",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("comment__isnull", False)),
                        fields=("comment",),
                        name="findable_once_a_comment",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reply__isnull", False)),
                        fields=("reply",),
                        name="findable_once_a_reply",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("comment__isnull", True), ("post__isnull", False), ("reply__isnull", True)
                            ),
                            models.Q(
                                ("comment__isnull", False), ("post__isnull", True), ("reply__isnull", True)
                            ),
                            models.Q(
                                ("comment__isnull", True), ("post__isnull", True), ("reply__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="findable_is_of_one_thing",
                    ),
                ],
            },
        ),
    ]
