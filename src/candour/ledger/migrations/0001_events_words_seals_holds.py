"""Events, their words apart, seals over them, and legal holds."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import candour.ledger.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("trust", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=80)),
                ("by", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("about", models.JSONField(default=dict)),
                ("hashes", models.JSONField(default=dict)),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_default=candour.ledger.models.TransactionNumber(), editable=False
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["trust", "name", "id"], name="ledger_event_by_name"),
                    models.Index(fields=["transaction", "id"], name="ledger_event_by_transaction"),
                ],
                "constraints": [models.UniqueConstraint(fields=("uid",), name="ledger_event_uid_once")],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("ref", models.CharField(max_length=120)),
                ("trust", models.CharField(max_length=40)),
                ("placed_by", models.CharField(max_length=80)),
                ("placed_at", models.DateTimeField()),
                ("reason_hash", models.CharField(max_length=64)),
                ("lifted_by", models.CharField(blank=True, max_length=80)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["ref", "lifted_at"], name="ledger_hold_by_ref")],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                ("count", models.BigIntegerField()),
                ("below", models.BigIntegerField()),
                ("root", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("head", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=128)),
                ("sealed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("previous",), name="ledger_seal_chain_never_forks")
                ],
            },
        ),
        migrations.CreateModel(
            name="Words",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("event_uid", models.UUIDField()),
                ("field", models.CharField(max_length=40)),
                ("salt", models.CharField(max_length=64)),
                ("text", models.TextField()),
            ],
            options={
                "verbose_name_plural": "words",
                "constraints": [
                    models.UniqueConstraint(fields=("event_uid", "field"), name="ledger_words_once_a_field")
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedEvent",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="sealed",
                        serialize=False,
                        to="ledger.event",
                    ),
                ),
                ("index", models.BigIntegerField()),
                ("leaf", models.CharField(max_length=64)),
            ],
        ),
        migrations.AddField(
            model_name="sealedevent",
            name="seal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="events", to="ledger.seal"
            ),
        ),
        migrations.AddConstraint(
            model_name="sealedevent",
            constraint=models.UniqueConstraint(
                fields=("seal", "index"), name="ledger_sealed_event_one_a_place"
            ),
        ),
    ]
