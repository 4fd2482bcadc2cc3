"""What the page behind the first link of a post says of itself, kept with the post."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_photos_of_posts"),
        ("people", "0010_calendar_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=500)),
                ("title", models.CharField(blank=True, max_length=140)),
                ("description", models.CharField(blank=True, max_length=240)),
                ("site", models.CharField(blank=True, max_length=60)),
                ("host", models.CharField(blank=True, max_length=253)),
                ("read_at", models.DateTimeField()),
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="linked", to="network.post"
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
                "indexes": [models.Index(fields=["trust", "address", "-read_at"], name="linked_by_address")],
            },
        ),
    ]
