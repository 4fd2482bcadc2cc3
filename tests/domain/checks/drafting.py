"""Drafts for tests: a few words around the reply that is looked at."""

from candour.domain.checks import Code, Draft, Finding, check
from candour.domain.kinds import Kind

LIFT = "The lift in the east tower was broken again and my gran climbed four flights with her new hip."


def answering(
    reply: str, kind: Kind = Kind.COMPLAINT, incoming: str = LIFT, writer: str | None = "Beth Oduya"
) -> Draft:
    """This will give a reply by Beth Oduya to a complaint about a broken lift."""
    return Draft(
        reply=reply, incoming=incoming, incoming_kind=kind, incoming_is_sure=True, writer_name=writer
    )


def found(draft: Draft, code: Code) -> Finding | None:
    """This will give the finding of one check, if there is one."""
    return next((finding for finding in check(draft).findings if finding.check is code), None)


def marked(draft: Draft, code: Code) -> list[str]:
    """This will give the words of the reply that a check marked."""
    finding = found(draft, code)
    return [draft.reply[start:end] for start, end in finding.spans] if finding else []
