"""What the trust says: a statement, its versions, the way it was approved and its copies on each network."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q, Value

from candour.channels.models import Account
from candour.domain.amending import RemovalState, TakeDownReason
from candour.domain.statements import DeliveryState, StatementState
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice import draft_models  # noqa: F401  # its tables are of this room, too


class PolicyVersion(TrustOwned):
    """One adopted version of the trust's decision table; the newest is in force, none is ever changed."""

    number = models.PositiveIntegerField()
    table = models.JSONField()
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    objects = TrustQuerySet["PolicyVersion"].as_manager()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trust", "number"], name="policy_number_once_a_trust"),
        ]


class Statement(TrustOwned):
    """A reply or a post of one's own, from its first word to its public copies.

    The draft is the author's, with the hash and description of each picture. What was submitted is a
    `Version` and never changes. Words that another window overwrote are kept in `draft_beside`. `says` is
    what the author said of them. `corrects` is the statement whose mistake this one owns; `follows` the reply
    that it adds to; `rewords` the public one for which these are new words. Once they are live they are its
    `current` version, and this one is taken in. A post of one's own goes to `accounts`, `wished_at` or later,
    within the approved `frame` (`frames.NamedFrame`) where it names one; `begun_from` names what else of ours
    it says in public ("post:7"). None of `draft_editors` may approve it.
    """

    post = models.ForeignKey(PublicPost, on_delete=models.PROTECT, related_name="statements", null=True)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="statements")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, related_name="corrections", null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="followed_by", null=True)
    rewords = models.ForeignKey("self", on_delete=models.PROTECT, related_name="rewordings", null=True)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in StatementState])
    draft_text = models.TextField(blank=True)
    draft_parts = models.JSONField(default=dict)
    draft_window = models.CharField(max_length=40, blank=True)
    draft_beside = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    says = models.JSONField(default=list)
    harm_answer = models.CharField(max_length=10, blank=True)
    hints_put_aside = models.JSONField(default=list)
    accounts = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    wished_at = models.DateTimeField(null=True)
    draft_editors = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    draft_pictures = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    frame = models.JSONField(default=dict, db_default=Value({}, output_field=models.JSONField()))
    begun_from = models.CharField(max_length=40, blank=True, db_default="")
    current = models.ForeignKey("Version", on_delete=models.PROTECT, related_name="+", null=True)
    began_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    leaves_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Statement"].as_manager()

    class Meta:
        ordering: ClassVar = ["-began_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "state"], name="statement_by_state")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "author"],
                condition=Q(
                    ended_at__isnull=True,
                    published_at__isnull=True,
                    corrects__isnull=True,
                    rewords__isnull=True,
                ),
                name="statement_open_once_an_author",
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(
                    submitted_at__isnull=False,
                    ended_at__isnull=True,
                    published_at__isnull=True,
                    corrects__isnull=True,
                    rewords__isnull=True,
                ),
                name="statement_on_its_way_once_a_post",
            ),
            models.UniqueConstraint(
                fields=["corrects", "author"],
                condition=Q(ended_at__isnull=True, published_at__isnull=True),
                name="correction_open_once_an_author",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(submitted_at__isnull=False, ended_at__isnull=True),
                name="corrected_once",
            ),
            models.UniqueConstraint(
                fields=["rewords", "author"],
                condition=Q(ended_at__isnull=True),
                name="rewording_open_once_an_author",
            ),
            models.UniqueConstraint(
                fields=["rewords"],
                condition=Q(submitted_at__isnull=False, ended_at__isnull=True),
                name="reworded_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(rewords__isnull=True), name="corrects_or_rewords"
            ),
        ]

    @property
    def amends(self) -> "Statement | None":
        """The public words that this one corrects or changes; None for what stands by itself."""
        return self.corrects or self.rewords

    @property
    def amends_id(self) -> int | None:
        """The number of those words."""
        return self.corrects_id or self.rewords_id


class Version(TrustOwned):
    """The exact words that people decide on; `sha256` covers text, signature, pictures and targets.

    `editors` are those besides the author who wrote words in it; none may approve it. `pictures` are the hash
    and the description of each. `cut_text` is the text with the lines that cut it, empty where nobody did;
    `threads` are the words of each part for every account without room for the whole, by its number.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    cut_text = models.TextField(blank=True, db_default="")
    threads = models.JSONField(default=dict, db_default=Value({}, output_field=models.JSONField()))
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120)
    targets = models.JSONField(default=list)
    pictures = models.JSONField(default=list, db_default=Value([], output_field=models.JSONField()))
    sha256 = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="versions")
    editors = models.JSONField(default=list)
    objects = TrustQuerySet["Version"].as_manager()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "number"], name="version_number_once_a_statement"),
        ]


class FixedRoute(TrustOwned):
    """The route as it stood when a version was submitted: facts frozen, row and policy named."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="routes")
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="route")
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="+")
    row = models.CharField(max_length=10)
    clause = models.CharField(max_length=20, blank=True)
    facts = models.JSONField()
    steps = models.JSONField()
    reasons = models.JSONField(default=list)
    is_first_in_queue = models.BooleanField(default=False)
    fixed_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["FixedRoute"].as_manager()

    class Meta:
        ordering: ClassVar = ["-fixed_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "clause", "-fixed_at"], name="route_by_clause")]


class Asking(TrustOwned):
    """One person was asked about one step of a route, and may decide until it is decided, however slow.
    `passed_on_because` is "silent" or "cannot_look" once the next was asked; nobody counts it.
    """

    route = models.ForeignKey(FixedRoute, on_delete=models.PROTECT, related_name="askings")
    step = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="askings")
    label = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    passed_on_at = models.DateTimeField(null=True)
    passed_on_because = models.CharField(max_length=12, blank=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Asking"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["person", "ended_at"], name="asking_by_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["route", "step", "person"], name="asking_once_a_person"),
        ]


class Decision(TrustOwned):
    """What one person decided about one exact version.

    `verdict` is "approve", "suggest" or "not_this". A suggestion holds its words until the author takes or
    leaves them (`answered_at`, `is_taken`).
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="decisions")
    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=10)
    reason = models.CharField(max_length=500, blank=True)
    suggested_text = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decisions")
    answered_at = models.DateTimeField(null=True)
    is_taken = models.BooleanField(null=True)
    objects = TrustQuerySet["Decision"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(verdict="not_this") | ~Q(reason=""), name="not_this_has_a_reason"
            ),
        ]


class HoldLifted(TrustOwned):
    """A person lifted one hold of a check of one statement with a reason; it counts for these words only."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="holds_lifted")
    check_code = models.CharField(max_length=30)
    text_sha256 = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    lifted_at = models.DateTimeField()
    lifted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    objects = TrustQuerySet["HoldLifted"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "check_code", "text_sha256"], name="hold_lifted_once_for_these_words"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_is_lifted_with_a_reason"),
        ]


class Delivery(TrustOwned):
    """One copy on one account, or one part of it. Key and bytes are fixed at approval and never change.

    `fence` grows with each claim; a worker that was overtaken cannot write its result any more. Where the
    network asked for patience, `account_waits_until` is set: it means the whole account. A correction's copy
    `follows` the copy with the mistake and answers it in its thread: it waits until that one is known to be
    live, and only then is the address that it answers written into its bytes. A copy in `parts` parts is so
    many rows, `part` each; one leaves once that `after` which it comes is live, and answers it likewise.
    Where it `changes` a live copy, no second one is made: that one gets its words, under its own number, and
    from then on its `version`.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="deliveries")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="deliveries")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="deliveries")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="followed_by", null=True)
    changes = models.ForeignKey("self", on_delete=models.PROTECT, related_name="changed_by", null=True)
    part = models.PositiveSmallIntegerField(default=1, db_default=1)
    parts = models.PositiveSmallIntegerField(default=1, db_default=1)
    after = models.ForeignKey("self", on_delete=models.PROTECT, related_name="next_parts", null=True)
    key = models.CharField(max_length=64, unique=True)
    frozen = models.BinaryField()
    frozen_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in DeliveryState])
    due_at = models.DateTimeField()
    fence = models.PositiveIntegerField(default=0)
    first_attempt_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    looks = models.PositiveIntegerField(default=0)
    account_waits_until = models.DateTimeField(null=True)
    network_id = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True)
    is_compared = models.BooleanField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    remedy = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Delivery"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "due_at"], name="delivery_by_due"),
            models.Index(
                fields=["account", "account_waits_until"],
                condition=Q(account_waits_until__isnull=False),
                name="delivery_that_was_told_to_wait",
            ),
            models.Index(fields=["account", "state", "due_at"], name="delivery_of_account_by_due"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "account", "part"],
                condition=~Q(state=DeliveryState.WITHDRAWN.value),
                name="part_once_an_account",
            ),
            models.CheckConstraint(condition=Q(part__lte=F("parts")), name="part_is_one_of_its_parts"),
            models.CheckConstraint(
                condition=Q(part=1, after__isnull=True) | Q(part__gt=1, after__isnull=False),
                name="part_comes_after_another",
            ),
            models.UniqueConstraint(
                fields=["account", "network_id"],
                condition=~Q(network_id=""),
                name="copy_of_one_delivery",
            ),
        ]


class Attempt(TrustOwned):
    """One try to publish a delivery, committed before the socket opens; no clock moves its ticks."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    began_tick = models.CharField(max_length=60, blank=True, db_default="")
    ended_tick = models.CharField(max_length=60, blank=True, db_default="")
    outcome = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Attempt"].as_manager()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delivery", "number"], name="attempt_number_once_a_delivery"),
        ]


class TakeDown(TrustOwned):
    """Somebody took a statement down because it exposed somebody; `reason` is one of the public reasons."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="take_down")
    reason = models.CharField(max_length=12, choices=[(each.value, each.value) for each in TakeDownReason])
    taken_down_at = models.DateTimeField()
    taken_down_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    objects = TrustQuerySet["TakeDown"].as_manager()

    class Meta:
        ordering: ClassVar = ["-taken_down_at", "-pk"]


class Removal(TrustOwned):
    """The taking down of one copy: asked for until the network says that it is gone, or a person does it.

    `reason` and `remedy` say what stands in its way; `told_at` is when people were asked to do it by hand.
    """

    take_down = models.ForeignKey(TakeDown, on_delete=models.PROTECT, related_name="removals")
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="removal")
    state = models.CharField(max_length=12, choices=[(each.value, each.value) for each in RemovalState])
    due_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)
    remedy = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Removal"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="removal_by_due")]


class Pause(TrustOwned):
    """The stop switch: nothing of this trust leaves until a person ends the pause."""

    reason = models.CharField(max_length=300)
    paused_at = models.DateTimeField()
    paused_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    objects = TrustQuerySet["Pause"].as_manager()

    class Meta:
        ordering: ClassVar = ["-paused_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["trust"], condition=Q(ended_at__isnull=True), name="pause_open_once_a_trust"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="pause_has_a_reason"),
        ]
