"""When a guest asked for another host."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinics", "0001_clinics"),
    ]

    operations = [
        migrations.AddField(
            model_name="coming",
            name="asked_for_host_at",
            field=models.DateTimeField(null=True),
        ),
    ]
