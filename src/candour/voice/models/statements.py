"""A statement, from its first word to its public copies, and the exact words that people decide on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, Value

from candour.domain.statements import StatementState
from candour.listening.models import PublicPost
from candour.people.models import Person
from candour.people.tenancy import TrustOwned, TrustQuerySet


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
