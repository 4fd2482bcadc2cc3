"""An answer may put another one right; one that was taken down leaves a public line."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("frontdoor", "0002_follow_ups"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="corrects",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="frontdoor.answer",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="removed_because",
            field=models.CharField(blank=True, db_default="", max_length=300),
        ),
    ]
