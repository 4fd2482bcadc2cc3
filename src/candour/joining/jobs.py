"""What this room does beside requests: letters, lists that were confirmed, forgetting."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage

from candour.domain.invitations import coming_refusal, spoken
from candour.domain.lists.reading import read_list
from candour.jobs.registry import JobContext, Payload, every, job
from candour.joining import actions
from candour.joining.codes import code_of, link_of
from candour.joining.models import Invitation, KeptList, Newcomer

KEEP_LIST = timedelta(days=1)
KEEP_NEWCOMER = timedelta(days=30)


@job("joining.send_letter", attempts=10)
def send_letter(payload: Payload, context: JobContext) -> None:
    """This will mail somebody their invitation, unless it was ended or used meanwhile."""
    invitation = Invitation.objects.select_related("trust", "team").get(pk=payload["invitation"])
    if coming_refusal(invitation.standing, context.now) is not None:
        return
    code = code_of(invitation.salt)
    where = f"{invitation.team.name} at {invitation.trust.name}" if invitation.team else invitation.trust.name
    EmailMessage(
        subject=f"Come and speak for {invitation.trust.name}",
        body=(
            f"Hello,\n\n{where} invites you to Candour, where its people answer in public.\n\n"
            f"Come in here. The link works once, for seven days:\n{link_of(code)}\n\n"
            f"Or type this code on the page Join: {spoken(code)}\n\n"
            "If you did not expect this, leave this letter: nothing happens.\n"
        ),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[invitation.email],
        headers={"Message-ID": f"<joining-{invitation.pk}@{settings.CANDOUR_HOST}>"},
    ).send()


@job("joining.carry_out_list", attempts=5, lease_seconds=120)
def carry_out_list(payload: Payload, context: JobContext) -> None:
    """This will do what a confirmed list asks for; after a crash it goes on where it stopped."""
    kept = KeptList.objects.select_related("trust").get(pk=payload["list"])
    if kept.finished_at is not None or kept.confirmed_at is None:
        return
    outcome = actions.carry_out(
        by=context.actor,
        trust=kept.trust,
        said=read_list(bytes(kept.content)),
        is_full=kept.is_full,
        invites=kept.invites,
        most_leavers=kept.leavers,
        now=context.now,
        between=context.keep_alive,
    )
    actions.finish_list(by=context.actor, kept=kept, outcome=outcome, now=context.now)


@every(seconds=3600, name="joining.forget")
def forget(payload: Payload, context: JobContext) -> None:
    """This will empty lists that nobody said yes to in a day, and what newcomers typed a month ago."""
    del payload
    KeptList.objects.filter(confirmed_at=None, made_at__lt=context.now - KEEP_LIST).delete()
    Newcomer.objects.filter(decided_at=None, asked_at__lt=context.now - KEEP_NEWCOMER).delete()
