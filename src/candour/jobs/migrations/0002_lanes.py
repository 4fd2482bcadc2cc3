"""Work that takes turns: of one lane, one piece is done at a time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_work")]

    operations = [
        migrations.AddField(
            model_name="work",
            name="lane",
            field=models.CharField(blank=True, db_default="", max_length=40),
        ),
        migrations.AddIndex(
            model_name="work",
            index=models.Index(
                condition=models.Q(("next_at__isnull", False)),
                fields=["lane", "next_at"],
                name="jobs_work_in_a_lane",
            ),
        ),
    ]
