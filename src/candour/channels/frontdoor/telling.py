"""Actions of tellers: tell a story, add to it, change the wish, take it back, say whether it was answered."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from candour.channels import secrets
from candour.channels.frontdoor import feed, rules
from candour.channels.frontdoor.guards import read_form
from candour.channels.frontdoor.links import link_hash
from candour.channels.frontdoor.models import (
    Answer,
    Came,
    ForWhom,
    Report,
    Story,
    StoryState,
    TellerReply,
    Verdict,
    Wish,
)
from candour.domain.actor import Actor, Teller, Visitor
from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.people.models import Person, Site, Trust


@dataclass(frozen=True)
class Told:
    """A story as it was kept, and the token of its private link, which is stored nowhere."""

    story: Story
    token: str
    is_new: bool


@transaction.atomic
def tell_story(
    *,
    by: Visitor,
    trust: Trust,
    form: str,
    text: str,
    wish: Wish,
    for_whom: ForWhom,
    now: datetime,
    teller_name: str = "",
    contact: str = "",
    site: Site | None = None,
) -> Told:
    """This will keep a story told on the page, once for each form however often it is sent.

    `form` is what `guards.open_form` gave; check it with `guards.check_human` and `guards.let_in` first. The
    same form with other words adds them to the story, since nothing entered is lost.
    """
    story = Story(
        trust=trust, site=site, text=text, wish=wish, for_whom=for_whom, teller_name=teller_name, told_at=now
    )
    return _tell(by=by, story=story, form=form, contact=contact, now=now)


@transaction.atomic
def tell_by_phone_or_paper(
    *,
    by: Person,
    form: str,
    came: Came,
    text: str,
    wish: Wish,
    for_whom: ForWhom,
    now: datetime,
    teller_name: str = "",
    contact: str = "",
    site: Site | None = None,
) -> Told:
    """This will keep a story that a member of staff wrote down; the teller gets the private link as well."""
    if came == Came.WEB:
        raise Refusal("A story told to you came by phone or on paper.", "Say which of the two.")
    story = Story(
        trust_id=by.trust_id,
        site=site,
        text=text,
        wish=wish,
        for_whom=for_whom,
        teller_name=teller_name,
        told_at=now,
        came=came,
        entered_by=by,
    )
    return _tell(by=by, story=story, form=form, contact=contact, now=now)


def _tell(*, by: Actor, story: Story, form: str, contact: str, now: datetime) -> Told:
    token = read_form(form).token
    story.text = rules.clean_words(story.text)
    story.teller_name = rules.clean_words(story.teller_name)
    _check(story, contact.strip())
    story.link_hash = link_hash(token)
    story.contact = secrets.seal(contact.strip())
    story.state = StoryState.WAITING if story.wish == Wish.PUBLISH else StoryState.KEPT_PRIVATE
    known = _told_before(story.link_hash)
    if known is None:
        try:
            with transaction.atomic():
                _keep(by=by, story=story, now=now)
        except IntegrityError:
            known = _told_before(story.link_hash)
            if known is None:
                raise
        else:
            return Told(story, token, is_new=True)
    if known.trust_id != story.trust_id:
        raise Refusal("This form is not one that we gave out.", "Send it again from this page.")
    if known.text != story.text and not known.teller_replies.filter(text=story.text).exists():
        reply_by_teller(by=Teller(known.pk), story=known, text=story.text, now=now)
    return Told(known, token, is_new=False)


def _told_before(hashed: str) -> Story | None:
    return Story.objects.filter(link_hash=hashed).first()


def _check(story: Story, contact: str) -> None:
    refusal = rules.no_words(story.text) or rules.name_unfit(story.teller_name)
    if refusal:
        raise refusal
    if story.wish not in Wish.values or story.for_whom not in ForWhom.values:
        raise Refusal("An answer is missing.", "Say what we may do with this, and whose care it is about.")
    if story.wish == Wish.RING_ME and not contact:
        raise Refusal("We do not know where to ring.", "Enter a phone number, or choose another way.")
    if len(contact) > 300:
        raise Refusal("This is too long for a phone number or an address.", "Enter one way to reach you.")
    if story.site is not None and story.site.trust_id != story.trust_id:
        raise Refusal("This place is not one of ours.", "Choose a place from the list, or none.")


def _keep(*, by: Actor, story: Story, now: datetime) -> None:
    story.save(force_insert=True)
    feed.note(story)
    news.tell(
        "channels:story:told",
        by=by,
        trust=story.trust_id,
        about={"story": story.pk, "wish": story.wish, "came": story.came},
        words={"text": story.text},
        now=now,
    )


@transaction.atomic
def reply_by_teller(*, by: Teller, story: Story, text: str, now: datetime) -> TellerReply:
    """This will keep what the teller added on the private link; sending the same words twice adds one."""
    text = rules.clean_words(text)
    refusal = rules.no_words(text)
    if refusal:
        raise refusal
    story = _own(by, story)
    last = story.teller_replies.order_by("-told_at", "-pk").first()
    if last is not None and last.text == text:
        return last
    reply = TellerReply.objects.create(trust_id=story.trust_id, story=story, text=text, told_at=now)
    feed.note(story, reply)
    news.tell(
        "channels:reply:told",
        by=by,
        trust=story.trust_id,
        about={"story": story.pk, "reply": reply.pk},
        words={"text": text},
        now=now,
    )
    return reply


@transaction.atomic
def change_wish(*, by: Teller, story: Story, wish: Wish, now: datetime, contact: str = "") -> Story:
    """This will do as the teller now wishes; a public story that should be private comes down at once."""
    story = _own(by, story)
    brings_number = wish == Wish.RING_ME and bool(contact.strip())
    if wish == story.wish and not brings_number:
        return story
    if wish == Wish.RING_ME and not (contact.strip() or story.contact):
        raise Refusal("We do not know where to ring.", "Enter a phone number, or choose another way.")
    story.wish = wish
    story.state = StoryState.WAITING if wish == Wish.PUBLISH else StoryState.KEPT_PRIVATE
    if contact.strip():
        story.contact = secrets.seal(contact.strip())
    story.version += 1
    story.save(update_fields=["wish", "state", "contact", "version"])
    feed.note(story)
    about: dict[str, str | int | None] = {"story": story.pk, "wish": wish.value}
    news.tell("channels:story:wished", by=by, trust=story.trust_id, about=about, now=now)
    return story


@transaction.atomic
def withdraw_story(*, by: Teller | Person, story: Story, now: datetime) -> Story:
    """This will take a story back, by the teller on the link or by staff whom the teller rang.

    It leaves the public page at once, with its answers, and the way to reach the teller is erased.
    """
    story = _own(by, story) if isinstance(by, Teller) else _of_trust(by, story)
    if story.state == StoryState.WITHDRAWN:
        return story
    story.state = StoryState.WITHDRAWN
    story.withdrawn_at, story.withdrawn_by = now, by.ledger_name
    story.contact = ""
    story.version += 1
    story.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "contact", "version"])
    feed.note(story)
    for reply in story.teller_replies.all():
        feed.note(story, reply)
    news.tell("channels:story:withdrawn", by=by, trust=story.trust_id, about={"story": story.pk}, now=now)
    return story


@transaction.atomic
def say_was_this_an_answer(*, by: Teller, story: Story, verdict: Verdict, now: datetime) -> Story:
    """This will keep what the teller thinks of the answer; they may change their mind."""
    story = _own(by, story)
    if not story.answers.filter(deleted_at__isnull=True).exists():
        raise Refusal("There is no answer yet.", "Come back to this link when there is one.")
    if story.was_answered == verdict:
        return story
    story.was_answered = verdict
    story.save(update_fields=["was_answered"])
    about: dict[str, str | int | None] = {"story": story.pk, "verdict": verdict.value}
    news.tell("channels:answer:judged", by=by, trust=story.trust_id, about=about, now=now)
    return story


@transaction.atomic
def report(*, by: Visitor, about: Story | Answer, reason: str, now: datetime) -> Report:
    """This will keep that somebody thinks a public story or answer should not be there, and why."""
    reason = rules.clean_words(reason)
    if not reason or len(reason) > 500:
        raise Refusal("We need to know what is wrong.", "Enter a reason of up to 500 letters.")
    story = _public_now(about)
    kept = Report.objects.create(
        trust_id=about.trust_id,
        story=about if isinstance(about, Story) else None,
        answer=about if isinstance(about, Answer) else None,
        reason=reason,
        reported_at=now,
    )
    news.tell(
        "channels:report:made",
        by=by,
        trust=about.trust_id,
        about={"report": kept.pk, "story": story.pk if story else None},
        words={"reason": reason},
        now=now,
    )
    return kept


def _public_now(about: Story | Answer) -> Story | None:
    """This will give the story that a reported thing belongs to as it is now, or raise Refusal."""
    story_id: int | None = about.pk if isinstance(about, Story) else about.story_id
    is_removed = False
    if isinstance(about, Answer):
        answers = Answer.objects.for_trust(about.trust_id)
        is_removed = not answers.filter(pk=about.pk, deleted_at__isnull=True).exists()
    published = Story.objects.for_trust(about.trust_id).filter(state=StoryState.PUBLISHED)
    story = published.filter(pk=story_id).first() if story_id else None
    if is_removed or (story_id and story is None):
        raise Refusal("This is not on the page any more.", "Nothing is left to do.")
    return story


def _own(by: Teller, story: Story) -> Story:
    """This will lock the teller's own story; anybody else's is not there."""
    if by.story != story.pk:
        raise Refusal("This story is not there.", "Open the private link that you were given.")
    locked = Story.objects.for_trust(story.trust_id).select_for_update(of=("self",)).get(pk=story.pk)
    refusal = rules.gone(locked)
    if refusal:
        raise refusal
    return locked


def _of_trust(by: Person, story: Story) -> Story:
    if by.trust_id != story.trust_id or not by.is_active:
        raise Refusal("This story is not there.", "Go back to the list of stories.")
    return Story.objects.for_trust(story.trust_id).select_for_update(of=("self",)).get(pk=story.pk)
