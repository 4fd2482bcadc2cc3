"""One public copy stands for one delivery: what a network lists is never taken for two replies."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("voice", "0001_statements")]

    operations = [
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("network_id", ""), _negated=True),
                fields=("account", "network_id"),
                name="copy_of_one_delivery",
            ),
        ),
    ]
