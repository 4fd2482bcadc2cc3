"""Words that go out in several parts: a row for each part of a copy, and the parts that were approved."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voice", "0007_own_posts_shared_drafts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="delivery",
            name="delivery_once_an_account",
        ),
        migrations.AddField(
            model_name="delivery",
            name="after",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="next_parts",
                to="voice.delivery",
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="part",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="delivery",
            name="parts",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="version",
            name="cut_text",
            field=models.TextField(blank=True, db_default=""),
        ),
        migrations.AddField(
            model_name="version",
            name="threads",
            field=models.JSONField(
                db_default=models.Value({}, output_field=models.JSONField()), default=dict
            ),
        ),
        migrations.AlterField(
            model_name="takedown",
            name="reason",
            field=models.CharField(
                choices=[
                    ("stranger", "stranger"),
                    ("child", "child"),
                    ("picture", "picture"),
                    ("danger", "danger"),
                    ("law", "law"),
                    ("unfinished", "unfinished"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "withdrawn"), _negated=True),
                fields=("statement", "account", "part"),
                name="part_once_an_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__lte", models.F("parts"))),
                name="part_is_one_of_its_parts",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("after__isnull", True), ("part", 1)),
                    models.Q(("after__isnull", False), ("part__gt", 1)),
                    _connector="OR",
                ),
                name="part_comes_after_another",
            ),
        ),
    ]
