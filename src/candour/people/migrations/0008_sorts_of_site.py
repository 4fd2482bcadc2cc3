"""What sort of place a site is."""

from django.db import migrations, models

import candour.domain.sites


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_a_right_to_share_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="site",
            name="kind",
            field=models.CharField(
                choices=[
                    ("hospital", "hospital"),
                    ("community", "community"),
                    ("mental_health", "mental_health"),
                    ("ambulance", "ambulance"),
                    ("offices", "offices"),
                ],
                db_default=candour.domain.sites.SiteKind["HOSPITAL"],
                default=candour.domain.sites.SiteKind["HOSPITAL"],
                max_length=14,
            ),
        ),
    ]
