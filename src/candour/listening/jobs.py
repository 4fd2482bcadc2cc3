"""Work for later: fetching accounts, reading posts, moving hand-offs on, freeing silent claims."""

from datetime import datetime, timedelta

from django.db import transaction

from candour.channels import lanes
from candour.channels.models import Account
from candour.jobs import queue
from candour.jobs.models import Work
from candour.jobs.registry import JobContext, Payload, every, job
from candour.listening import actions, fetching, queries
from candour.listening.models import HandOff, PublicPost

OVERDUE = timedelta(minutes=1)
"""How late the asking of the next person may be before it is asked for again."""


@job("listening.read", attempts=8, lease_seconds=60)
def read_post(payload: Payload, job: JobContext) -> None:
    """This will read one version of a post; the reading itself is done outside any transaction."""
    post = PublicPost.objects.get(pk=payload["post"])
    if post.version == payload["version"]:
        actions.read_now(by=job.actor, post=post, now=job.now)


@job("listening.move_on", attempts=20, lease_seconds=30)
def move_on(payload: Payload, job: JobContext) -> None:
    """This will ask the next person if nobody has seen a hand-off."""
    hand_off = HandOff.objects.get(pk=payload["hand_off"])
    not_seen_by = datetime.fromisoformat(payload["not_seen_by"])
    actions.move_on(by=job.actor, hand_off=hand_off, not_seen_by=not_seen_by, now=job.now)


@every(seconds=60, name="listening.move_on_overdue")
def move_on_overdue(payload: Payload, job: JobContext) -> None:  # noqa: ARG001 - a schedule has nothing to say
    """This will ask the next person where the work that should have done so was lost or has died."""
    for hand_off in queries.overdue_hand_offs(job.now - OVERDUE):
        assert hand_off.moves_on_at is not None  # noqa: S101 - the query asks for those with such a moment
        actions.move_on(by=job.actor, hand_off=hand_off, not_seen_by=hand_off.moves_on_at, now=job.now)
        job.keep_alive()


@every(seconds=60, name="listening.lapse_claims")
def lapse_claims(payload: Payload, job: JobContext) -> None:  # noqa: ARG001 - a schedule has nothing to say
    """This will free posts about which nobody wrote for 30 minutes."""
    actions.lapse_claims(by=job.actor, now=job.now)


@every(seconds=60, name="listening.fetch")
def fetch(payload: Payload, job: JobContext) -> None:  # noqa: ARG001 - a schedule has nothing to say
    """This will ask for a fetch of each account that can be read, each a job of its own."""
    with transaction.atomic():
        busy = _accounts_being_fetched()
        for account in Account.objects.filter(paused_at=None).order_by("fetched_at", "pk"):
            if account.pk not in busy and fetching.can_fetch(account):
                ask_for_fetch(account, job.now, f"{int(job.now.timestamp()) // 60}", page=0)


@job("listening.fetch_account", attempts=3, lease_seconds=60)
def fetch_account(payload: Payload, job: JobContext) -> None:
    """This will bring in a few pages of one account, then stand at the end of the queue if there is more."""
    account = Account.objects.get(pk=payload["account"])
    if fetching.fetch_some(by=job.actor, account=account, now=job.now, keep_alive=job.keep_alive):
        with transaction.atomic():
            ask_for_fetch(account, job.now, payload["tick"], page=payload["page"] + 1)


@job("listening.fetch_told", attempts=5, lease_seconds=60)
def fetch_told(payload: Payload, job: JobContext) -> None:
    """This will bring in a story as soon as it is told, changed or withdrawn at the front door."""
    for account in Account.objects.for_trust(int(payload["trust"])).filter(
        channel="frontdoor", paused_at=None
    ):
        fetching.fetch_some(by=job.actor, account=account, now=job.now, keep_alive=job.keep_alive)


def ask_for_fetch(account: Account, now: datetime, tick: str, *, page: int) -> None:
    """This will ask for one fetch of one account, once for each tick and page."""
    queue.enqueue(
        "listening.fetch_account",
        {"account": account.pk, "tick": tick, "page": page},
        due_at=now,
        trust=account.trust_id,
        unique=f"listening.fetch:{account.pk}:{tick}:{page}",
        lane=lanes.reading(account.pk),
    )


def _accounts_being_fetched() -> set[int]:
    """This will name the accounts whose last fetch has not ended: a flood must not be fetched twice over."""
    under_way = Work.objects.filter(name="listening.fetch_account", next_at__isnull=False)
    return {int(payload["account"]) for payload in under_way.values_list("payload", flat=True)}
