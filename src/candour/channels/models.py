"""Accounts: where a trust speaks and listens, one row for each account on a network."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.channels.tokens import Renewal
from candour.domain.connections import Access, TryState
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


class Account(TrustOwned):
    """The trust's account on one network.

    A paused account keeps its statements waiting. `disconnected_at` is set while its network does not let it
    in; `is_paused_by_network` while that alone is why it is paused, so that connecting it again ends the
    pause. `settings` holds plain values only, never a secret.
    """

    channel = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=300, blank=True)
    settings = models.JSONField(default=dict)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accounts", null=True)
    cursor = models.TextField(blank=True)
    connected_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    paused_because = models.CharField(max_length=300, blank=True)
    paused_remedy = models.CharField(max_length=300, blank=True)
    disconnected_at = models.DateTimeField(null=True)
    is_paused_by_network = models.BooleanField(default=False)
    objects = TrustQuerySet["Account"].as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "channel", "address"], name="account_once_an_address"),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True) | ~Q(paused_because=""),
                name="account_pauses_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AccountSecrets(TrustOwned):
    """What lets an account in on its network, sealed; one row for each account that has any.

    A renewal writes `renewing_until` before it asks the network, so that one worker asks at a time, and a
    renewal that was cut off is seen afterwards. `renewal` is how they are kept alive (`tokens.Renewal`).
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="held")
    sealed = models.TextField()
    version = models.PositiveIntegerField(default=1)
    renewal = models.CharField(max_length=10, default=Renewal.NONE.value)
    expires_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    saved_at = models.DateTimeField()
    renewing_until = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    trouble_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["AccountSecrets"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(renewal__in=[each.value for each in Renewal]), name="secrets_known_renewal"
            ),
            models.CheckConstraint(condition=~Q(sealed=""), name="secrets_not_empty"),
        ]

    def __str__(self) -> str:
        return f"secrets of account {self.account_id}"

    @property
    def access(self) -> Access:
        """This will give what the rules ask about: dates, never a secret."""
        return Access(self.renewal, self.saved_at, self.expires_at, self.ends_at, self.trouble_at)


class Stream(TrustOwned):
    """The line by which a network sends what happens, where it has one: who holds it, and how it stands.

    One worker holds it until `held_until`. `opened_at` is empty while the line is down (then `down_since` is
    set), `heard_at` is when a post last came. From `gap_since` posts may be missing, until a poll that began
    after the line was open again has brought them.
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="stream")
    cursor = models.TextField(blank=True)
    holder = models.CharField(max_length=40, blank=True)
    held_until = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    down_since = models.DateTimeField(null=True)
    gap_since = models.DateTimeField(null=True)
    gap_filled_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Stream"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"stream of account {self.account_id}"


class Bell(TrustOwned):
    """How a network that can ring does: since when it knows the word, when it last rang, what is amiss.

    `asked_at` is when the network was last asked to ring for this account; `trouble` is why it would not.
    `refused` counts who rang without the network's signature, last at `refused_at`.
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="bell")
    agreed_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    rung_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    refused = models.PositiveBigIntegerField(default=0, db_default=0)
    refused_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Bell"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"bell of account {self.account_id}"


class ConnectionTry(TrustOwned):
    """One try of a person to connect an account, or to connect the same one again.

    What was typed is sealed while it is needed, and gone when the try has ended. `state_hash` finds the try
    again by what the network sends back with the person.
    """

    channel = models.CharField(max_length=20)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tries", null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    state = models.CharField(max_length=12, default=TryState.ASKING.value)
    fields = models.JSONField(default=dict)
    sealed = models.TextField(blank=True)
    state_hash = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    remedy = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["ConnectionTry"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["began_at"], name="tries_open", condition=Q(ended_at__isnull=True))
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in TryState]), name="try_known_state"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(sealed=""), name="try_ended_keeps_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"try {self.pk} on {self.channel}"


class Remembered(TrustOwned):
    """What a channel keeps of one delivery between two attempts, by the delivery's key.

    It is saved before the channel goes on, so that a worker that is cut off leaves it to the next one.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="remembered")
    key = models.CharField(max_length=64)
    words = models.CharField(max_length=300)
    saved_at = models.DateTimeField()
    objects = TrustQuerySet["Remembered"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["saved_at"], name="remembered_since")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "key"], name="remembered_once_a_key"),
        ]

    def __str__(self) -> str:
        return f"remembered for account {self.account_id}"


class Pace(TrustOwned):
    """How fast an account may go on, one row for all workers.

    `calls` were counted since `began_at`, against what its network takes in a window of its own. Looks wait
    apart from what is sent, since networks count reading and writing apart.
    """

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="pace")
    began_at = models.DateTimeField()
    calls = models.PositiveIntegerField(default=0)
    looks_wait_until = models.DateTimeField(null=True)
    objects = TrustQuerySet["Pace"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"pace of account {self.account_id}"
