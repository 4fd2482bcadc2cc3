"""A reply may add to an earlier one: the post has its answer, and hears more."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voice", "0005_corrections_and_take_downs"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="follows",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="voice.statement",
            ),
        ),
    ]
