"""Ticks that a clock set meanwhile does not change, and an index for what an account sends next."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voice", "0008_words_in_several_parts"),
    ]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="began_tick",
            field=models.CharField(blank=True, db_default="", max_length=60),
        ),
        migrations.AddField(
            model_name="attempt",
            name="ended_tick",
            field=models.CharField(blank=True, db_default="", max_length=60),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["account", "state", "due_at"], name="delivery_of_account_by_due"),
        ),
    ]
