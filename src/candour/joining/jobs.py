"""What this room does beside requests: letters with an invitation."""

from django.conf import settings
from django.core.mail import EmailMessage

from candour.domain.invitations import coming_refusal, spoken
from candour.jobs.registry import JobContext, Payload, job
from candour.joining.codes import code_of, link_of
from candour.joining.models import Invitation


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
