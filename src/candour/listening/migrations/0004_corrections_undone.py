"""Corrections can be undone, an unsure reading keeps the words of its second candidate, both by time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("listening", "0003_desks"),
    ]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="undone_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="correction",
            name="undone_by",
            field=models.CharField(blank=True, db_default="", max_length=60),
        ),
        migrations.AddField(
            model_name="readingmade",
            name="runner_up_evidence",
            field=models.JSONField(
                db_default=models.Value([], output_field=models.JSONField()), default=list
            ),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["trust", "-corrected_at"], name="correction_by_time"),
        ),
        migrations.AddIndex(
            model_name="readingmade",
            index=models.Index(fields=["trust", "-read_at"], name="reading_by_time"),
        ),
    ]
