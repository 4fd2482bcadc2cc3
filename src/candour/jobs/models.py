"""Work for later: one row a piece of work, claimed by lease and fence."""

from django.db import models


class State(models.TextChoices):
    """Where a piece of work stands."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    DEAD = "dead", "Needs a person"


class Work(models.Model):
    """One piece of work.

    `next_at` is when a worker may take it: when due, after a failure, or when a lease ends; it is empty
    once the work is done or dead. `fence` grows with every claim; only its holder may finish. Of the work in
    one `lane`, such as all that one account says, one piece is taken at a time, save by two workers in the
    same moment or after a lease ended: what must never overlap locks for itself.
    """

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=80)
    trust = models.CharField(max_length=40, blank=True)
    payload = models.JSONField(default=dict)
    unique = models.CharField(max_length=200, null=True, blank=True)
    lane = models.CharField(max_length=40, blank=True, db_default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    postponed = models.PositiveIntegerField(default=0)
    fence = models.BigIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unique"], name="jobs_work_unique_once")]
        indexes = [
            models.Index(
                fields=["next_at", "id"], condition=models.Q(next_at__isnull=False), name="jobs_work_to_take"
            ),
            models.Index(fields=["state", "ended_at", "id"], name="jobs_work_by_state"),
            models.Index(
                fields=["lane", "next_at"],
                condition=models.Q(next_at__isnull=False),
                name="jobs_work_in_a_lane",
            ),
        ]
        verbose_name_plural = "work"

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"
