"""What the ledger keeps: events, their words apart, the seals over them, and legal holds."""

import uuid

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler
from django.utils.deconstruct import deconstructible


@deconstructible(path="candour.ledger.models.TransactionNumber")
class TransactionNumber(models.Func):
    """The number of the inserting transaction on PostgreSQL; 0 on SQLite, where writers take turns anyway."""

    allowed_default = True
    output_field = models.BigIntegerField()
    template = "0"

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        """This will ask PostgreSQL for the number; Django calls it by this name."""
        return super().as_sql(compiler, connection, template="(pg_current_xact_id()::text::bigint)")


class Event(models.Model):
    """Something that was done: who, what, when, and ids of what it was done to. Written once."""

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    trust = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    about = models.JSONField(default=dict)
    hashes = models.JSONField(default=dict)
    transaction = models.BigIntegerField(db_default=TransactionNumber(), editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uid"], name="ledger_event_uid_once")]
        indexes = [
            models.Index(fields=["trust", "name", "id"], name="ledger_event_by_name"),
            models.Index(fields=["transaction", "id"], name="ledger_event_by_transaction"),
        ]

    def __str__(self) -> str:
        return f"{self.name} by {self.by}"


class Words(models.Model):
    """The words behind one hash of an event; lawful erasure may empty them, nothing else may change them."""

    id = models.BigAutoField(primary_key=True)
    event_uid = models.UUIDField()
    field = models.CharField(max_length=40)
    salt = models.CharField(max_length=64)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event_uid", "field"], name="ledger_words_once_a_field")
        ]
        verbose_name_plural = "words"

    def __str__(self) -> str:
        return f"words '{self.field}' of event {self.event_uid}"


class Seal(models.Model):
    """A signed root over a batch of events, chained to the seal before it. Times are UTC, hashes hex."""

    number = models.BigIntegerField(primary_key=True)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    count = models.BigIntegerField()
    below = models.BigIntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    head = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["previous"], name="ledger_seal_chain_never_forks"),
        ]

    def __str__(self) -> str:
        return f"seal {self.number}"


class SealedEvent(models.Model):
    """That an event stands at a place (from 0) in a seal, with the hash of its leaf."""

    event = models.OneToOneField(
        Event, on_delete=models.PROTECT, primary_key=True, related_name="sealed", db_constraint=True
    )
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="events")
    index = models.BigIntegerField()
    leaf = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seal", "index"], name="ledger_sealed_event_one_a_place")
        ]

    def __str__(self) -> str:
        return f"event {self.event_id} at {self.index} of seal {self.seal_id}"


class Hold(models.Model):
    """A legal hold on one thing, named by its ref such as "statement:12"; open until it is lifted."""

    id = models.BigAutoField(primary_key=True)
    ref = models.CharField(max_length=120)
    trust = models.CharField(max_length=40)
    placed_by = models.CharField(max_length=80)
    placed_at = models.DateTimeField()
    reason_hash = models.CharField(max_length=64)
    lifted_by = models.CharField(max_length=80, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["ref", "lifted_at"], name="ledger_hold_by_ref")]

    def __str__(self) -> str:
        return f"legal hold on {self.ref}"
