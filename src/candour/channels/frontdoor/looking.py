"""Actions of staff: read a story, look at it before it is public, refuse it with a reason, settle reports."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from candour.channels import secrets
from candour.channels.frontdoor import feed, rules
from candour.channels.frontdoor.masking import Span, mask
from candour.channels.frontdoor.models import Report, Story, StoryState
from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.people.models import Person


@transaction.atomic
def mark_first_read(*, by: Person, story: Story, now: datetime) -> bool:
    """This will keep who read the story first, by first name and role; True if it was `by`."""
    story = _locked(by, story)
    if story.first_read_at is not None:
        return False
    story.first_read_at, story.first_read_by = now, by.ledger_name
    story.read_by_role = f"{by.first_name}, {by.job_title}"
    story.save(update_fields=["first_read_at", "first_read_by", "read_by_role"])
    news.tell("channels:story:read", by=by, trust=story.trust_id, about={"story": story.pk}, now=now)
    return True


@transaction.atomic
def publish_story(
    *,
    by: Person,
    story: Story,
    names: Sequence[Span],
    because: str,
    no_criticised_name_is_left: bool,
    now: datetime,
) -> Story:
    """This will put the story on the public page after a person's look, in the teller's words.

    `names` are spans of the text (code points) to leave out, and `because` says why on the teller's link.
    Nothing else can be changed. Whoever looks must say that no criticised member of staff is still named.
    """
    story = _locked(by, story)
    refusal = rules.may_not_look(by, story) or rules.not_to_publish(story)
    if refusal:
        raise refusal
    because = rules.clean_words(because)
    if not no_criticised_name_is_left:
        raise Refusal(
            "Staff who are criticised are not named in public.",
            "Mark their names to leave them out, or do not publish the story and say why.",
            "criticised staff",
        )
    if names and not because:
        raise Refusal("The teller must know why a name is left out.", "Say why, in a few words.")
    story.published_text = mask(story.text, names)
    story.left_out_because = because[:300] if names else ""
    story.state, story.published_at, story.refused_because = StoryState.PUBLISHED, now, ""
    _changed(by, story, now)
    news.tell(
        "channels:story:published",
        by=by,
        trust=story.trust_id,
        about={"story": story.pk, "names_left_out": len(names)},
        words={"text": story.published_text, "because": story.left_out_because},
        now=now,
    )
    return story


@transaction.atomic
def refuse_story(*, by: Person, story: Story, because: str, now: datetime) -> Story:
    """This will keep a story off the page, or take it down; the teller reads the reason on their link."""
    story = _locked(by, story)
    refusal = rules.may_not_look(by, story) or rules.not_to_refuse(story)
    if refusal:
        raise refusal
    because = rules.clean_words(because)
    if not because or len(because) > 500:
        raise Refusal(
            "The teller must know why.", "Enter a reason of up to 500 letters, as you would say it."
        )
    story.state, story.refused_because = StoryState.REFUSED, because
    _changed(by, story, now)
    about: dict[str, str | int | None] = {"story": story.pk}
    words = {"because": because}
    news.tell("channels:story:refused", by=by, trust=story.trust_id, about=about, words=words, now=now)
    return story


@transaction.atomic
def read_contact(*, by: Person, story: Story, now: datetime) -> str:
    """This will show how to reach the teller, and keep that it was looked at."""
    story = _locked(by, story)
    refusal = rules.may_not_look(by, story) if story.entered_by_id != by.pk else None
    if refusal:
        raise refusal
    if not story.contact:
        raise Refusal("The teller left no way to reach them.", "Answer on their private link.")
    news.tell("channels:contact:read", by=by, trust=story.trust_id, about={"story": story.pk}, now=now)
    return secrets.unseal(story.contact)


@transaction.atomic
def settle_report(*, by: Person, report: Report, because: str, now: datetime) -> Report:
    """This will close a report with what was decided about it, by somebody who may look at stories."""
    refusal = rules.may_not_settle(by, report)
    if refusal:
        raise refusal
    report = Report.objects.for_trust(by.trust_id).select_for_update(of=("self",)).get(pk=report.pk)
    if report.settled_at is not None:
        return report
    because = rules.clean_words(because)
    if not because or len(because) > 300:
        raise Refusal("A report is closed with a reason.", "Say in up to 300 letters what was decided.")
    report.settled_at, report.settled_by, report.settled_because = now, by.ledger_name, because
    report.save(update_fields=["settled_at", "settled_by", "settled_because"])
    about: dict[str, str | int | None] = {"report": report.pk}
    words = {"because": because}
    news.tell("channels:report:settled", by=by, trust=report.trust_id, about=about, words=words, now=now)
    return report


def _changed(by: Person, story: Story, now: datetime) -> None:
    story.looked_at, story.looked_by = now, by.ledger_name
    story.version += 1
    story.save()
    feed.note(story)


def _locked(by: Person, story: Story) -> Story:
    if by.trust_id != story.trust_id:
        raise Refusal("This story is not there.", "Go back to the list of stories.")
    return Story.objects.for_trust(story.trust_id).select_for_update(of=("self",)).get(pk=story.pk)
