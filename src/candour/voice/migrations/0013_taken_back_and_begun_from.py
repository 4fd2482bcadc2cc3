"""What a post of one's own was begun from; and a reason for taking down what somebody took back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voice", "0012_changed_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="begun_from",
            field=models.CharField(blank=True, db_default="", max_length=40),
        ),
        migrations.AlterField(
            model_name="takedown",
            name="reason",
            field=models.CharField(
                choices=[
                    ("stranger", "stranger"),
                    ("child", "child"),
                    ("picture", "picture"),
                    ("danger", "danger"),
                    ("law", "law"),
                    ("unfinished", "unfinished"),
                    ("taken_back", "taken_back"),
                ],
                max_length=12,
            ),
        ),
    ]
