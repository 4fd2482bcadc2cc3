"""Forms already sent, so that each has one effect."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField(db_index=True)),
                ("answer", models.CharField(default="", max_length=2000)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("token_hash",), name="web_sent_form_once")],
            },
        ),
    ]
