"""New words for what is public: a statement of their own, and pieces of work that change live copies."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0006_not_read_yet"),
        ("people", "0009_vacancies"),
        ("voice", "0011_within_a_frame"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            name="changes",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changed_by",
                to="voice.delivery",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="rewords",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rewordings",
                to="voice.statement",
            ),
        ),
        migrations.AlterField(
            model_name="statement",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("waiting", "waiting"),
                    ("suggested", "suggested"),
                    ("approved", "approved"),
                    ("held_back", "held_back"),
                    ("leaving", "leaving"),
                    ("published", "published"),
                    ("not_sent", "not_sent"),
                    ("declined", "declined"),
                    ("withdrawn", "withdrawn"),
                    ("taken_down", "taken_down"),
                    ("taken_in", "taken_in"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("corrects__isnull", True),
                    ("ended_at__isnull", True),
                    ("published_at__isnull", True),
                    ("rewords__isnull", True),
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
                    ("rewords__isnull", True),
                    ("submitted_at__isnull", False),
                ),
                fields=("post",),
                name="statement_on_its_way_once_a_post",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("rewords", "author"),
                name="rewording_open_once_an_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True), ("submitted_at__isnull", False)),
                fields=("rewords",),
                name="reworded_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("corrects__isnull", True), ("rewords__isnull", True), _connector="OR"),
                name="corrects_or_rewords",
            ),
        ),
    ]
