"""Proposals on their way to being clauses, what people asked about them, and how they voted."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from candour.clauses.models import ClauseVersion
from candour.domain.consensus.ballots import Opinion
from candour.domain.consensus.proposing import Effect, Stage
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet
from candour.voice.models import PolicyVersion


class Proposal(TrustOwned):
    """A clause that somebody proposes, or a change of one (`number`; empty is a new clause).

    `settings` are what it would make the checks do, `row` the changed row of the policy table, both plain.
    `case` is the hold that it grew out of, in words without names. `figures` are what it would have done with
    the past; `outcome` what the vote came to, counted by group and sort of site, never by person. `ends_at`
    is the end of the present stage, where that has one.
    """

    number = models.CharField(max_length=10, blank=True)
    words = models.TextField(blank=True)
    why = models.TextField(blank=True)
    example = models.TextField(blank=True)
    settings = models.JSONField(default=list)
    row = models.JSONField(null=True)
    case = models.TextField(blank=True)
    stage = models.CharField(max_length=12, choices=[(stage.value, stage.value) for stage in Stage])
    effect = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Effect], blank=True)
    figures = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposals")
    opened_at = models.DateTimeField(null=True)
    mended_at = models.DateTimeField()
    votes_from = models.DateTimeField(null=True)
    vote_began_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    answer = models.CharField(max_length=300, blank=True)
    adopted_as = models.OneToOneField(ClauseVersion, on_delete=models.PROTECT, related_name="+", null=True)
    policy = models.OneToOneField(PolicyVersion, on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)
    objects = TrustQuerySet["Proposal"].as_manager()

    class Meta:
        ordering: ClassVar = ["-began_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "stage", "-began_at"], name="proposal_by_stage")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(stage="draft") | ~Q(words=""), name="proposal_open_has_words"),
            models.CheckConstraint(
                condition=~Q(stage="voting") | Q(ends_at__isnull=False), name="proposal_vote_has_an_end"
            ),
            models.CheckConstraint(
                condition=~Q(stage="adopted") | Q(adopted_as__isnull=False),
                name="proposal_adopted_is_a_clause",
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class EarlierWords(TrustOwned):
    """The words of a proposal before its author mended them."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="earlier")
    words = models.TextField()
    why = models.TextField()
    example = models.TextField(blank=True)
    stood_until = models.DateTimeField()
    objects = TrustQuerySet["EarlierWords"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]


class Question(TrustOwned):
    """What somebody asked about a proposal before the vote; pages say "a colleague", not who."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="questions")
    words = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    hidden_because = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Question"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]


class Ballot(TrustOwned):
    """One human's vote, which can be changed until the vote ends; nobody is shown whose it is.

    `human` is one key for all accounts of a person, so that a second account has no second vote.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="ballots")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    human = models.CharField(max_length=60)
    opinion = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Opinion])
    reason = models.CharField(max_length=300, blank=True)
    voted_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    hidden_because = models.CharField(max_length=300, blank=True)
    objects = TrustQuerySet["Ballot"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["trust", "human"], name="ballot_by_human")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "human"], name="ballot_once_a_human"),
        ]
