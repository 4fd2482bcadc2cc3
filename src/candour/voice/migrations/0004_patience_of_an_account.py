"""A network that asks one copy for patience asks the whole account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("voice", "0003_drafts_from_two_windows")]

    operations = [
        migrations.AddField(
            model_name="delivery", name="account_waits_until", field=models.DateTimeField(null=True)
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("account_waits_until__isnull", False)),
                fields=["account", "account_waits_until"],
                name="delivery_that_was_told_to_wait",
            ),
        ),
    ]
