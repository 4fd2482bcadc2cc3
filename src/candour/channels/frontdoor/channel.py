"""The trust's own public page as a network: it keeps the same promises as everybody else's.

Network ids are "story:12", "reply:5" (a teller's) and "answer:9". Publishing is one database transaction of
its own, never part of the caller's, so that what happened can be told apart from what did not.
"""

from datetime import datetime

from django.db import DatabaseError, IntegrityError, transaction

from candour.channels import clock
from candour.channels.base import (
    Capabilities,
    Connection,
    Fetched,
    Limits,
    Message,
    NotAccepted,
    NotYet,
    Receipt,
    Unclear,
)
from candour.channels.frontdoor import feed
from candour.channels.frontdoor.addresses import answer_url
from candour.channels.frontdoor.models import Answer, AnswerVersion, Story, StoryState, TellerReply

LONGEST = 5_000


class FrontDoor:
    """The front door: keys are honoured for ever, and it can always be asked."""

    key = "frontdoor"
    label = "Our own public page"
    capabilities = Capabilities(has_key=True, can_find=True, can_edit=True, can_delete=True, can_fetch=True)

    def limits(self, account: Connection) -> Limits:
        """This will tell how long an answer may be: long enough for anybody to read."""
        del account
        return Limits(LONGEST, "characters")

    def length(self, text: str) -> int:
        """This will count code points."""
        return len(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will put the answer on the page once for this key; the same key again gives the first copy."""
        _check(message, key)
        try:
            with transaction.atomic(durable=True):
                return _receipt(_published(account, message, key))
        except IntegrityError:
            # Another worker published under this key between our look and our write: its copy is the one.
            return self._first_copy(account, key)
        except DatabaseError as error:
            raise Unclear("The page's own database did not answer.") from error

    def _first_copy(self, account: Connection, key: str) -> Receipt:
        found = Answer.objects.for_trust(account.trust_id).filter(key=key).first()
        if found is None:
            raise Unclear("The page's own database refused this answer, and no copy is there yet.")
        return _receipt(found)

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will look for the copy with this key, deleted or not; the page cannot lag behind itself."""
        del message, since, known
        try:
            found = Answer.objects.for_trust(account.trust_id).filter(key=key).first()
        except DatabaseError as error:
            raise Unclear("The page's own database did not answer.") from error
        return None if found is None else _receipt(found)

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring stories and tellers' replies, and later versions of them, since the cursor."""
        try:
            return feed.since(account.trust_id, cursor)
        except DatabaseError as error:
            raise NotYet("The page's own database did not answer.", 5.0) from error

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will change the answer's words once for this key; the earlier words are kept."""
        _check(message, key)
        try:
            with transaction.atomic(durable=True):
                return _receipt(_edited(account, network_id, message, key))
        except DatabaseError as error:
            raise Unclear("The page's own database did not answer.") from error

    def changed(self, account: Connection, network_id: str, message: Message) -> Receipt | None:
        """This will look at an answer on the page: None while it says other words than these, or is gone."""
        number = _number_of(network_id, "answer")
        here = Answer.objects.for_trust(account.trust_id).filter(pk=number, deleted_at__isnull=True)
        try:
            found = here.filter(text=message.text).first()
        except DatabaseError as error:
            raise Unclear("The page's own database did not answer.") from error
        return None if found is None else _receipt(found)

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take the answer off the page; a line in its place says that something was removed."""
        del key
        number = _number_of(network_id, "answer")
        try:
            Answer.objects.for_trust(account.trust_id).filter(pk=number, deleted_at__isnull=True).update(
                deleted_at=clock.now()
            )
        except DatabaseError as error:
            raise Unclear("The page's own database did not answer.") from error

    def number_at(self, account: Connection, url: str) -> str:
        """This will read no number: the page is always sure which answers it shows, so nobody is asked."""
        del account, url
        return ""


def _check(message: Message, key: str) -> None:
    if not message.text.strip():
        raise NotAccepted("There are no words in it.", "Write something and send it again.")
    if len(message.text) > LONGEST:
        raise NotAccepted(f"It is longer than {LONGEST:,} characters.", "Make it shorter.")
    if message.pictures:
        raise NotAccepted(
            "Our own page cannot show pictures yet.", "Take the pictures out and send it again."
        )
    if "\x00" in message.text or not key:
        raise NotAccepted("It holds a sign that cannot be stored.", "Write it again without that sign.")


def _published(account: Connection, message: Message, key: str) -> Answer:
    known = Answer.objects.for_trust(account.trust_id).filter(key=key).first()
    if known is not None:
        return known
    story, follows = _place(account, message.in_reply_to or message.thread)
    corrected = Answer.objects.for_trust(account.trust_id).filter(pk=_number_of(message.corrects, "answer"))
    now = clock.now()
    answer = Answer.objects.create(
        trust_id=account.trust_id,
        story=story,
        follows=follows,
        corrects=corrected.first() if message.corrects else None,
        key=key,
        text=message.text,
        name=message.name,
        role=message.role,
        published_at=now,
    )
    _keep_version(answer, key, now)
    return answer


def _keep_version(answer: Answer, key: str, now: datetime) -> None:
    AnswerVersion.objects.create(
        trust_id=answer.trust_id,
        answer=answer,
        version=answer.version,
        key=key,
        text=answer.text,
        published_at=now,
    )


def _place(account: Connection, about: str) -> tuple[Story | None, Answer | None]:
    """This will find where on the page it belongs: under a story, under a post of our own, or by itself."""
    if not about:
        return None, None
    if about.startswith("answer:"):
        answers = Answer.objects.for_trust(account.trust_id).select_related("follows")
        answered = answers.filter(pk=_number_of(about, "answer")).first()
        if answered is not None and answered.story_id is None:
            return None, answered.follows or answered
    return _story_answered(account, about), None


def _story_answered(account: Connection, about: str) -> Story:
    """This will lock the story that is answered; NotAccepted if it is not there any more."""
    number = _story_number(account, about)
    stories = Story.objects.for_trust(account.trust_id).select_for_update(of=("self",))
    story = stories.filter(pk=number or 0).first()
    if story is None:
        raise NotAccepted("This story is not on our page.", "Look at the post that this answers.")
    if story.state == StoryState.WITHDRAWN:
        raise NotAccepted(
            "The teller took this story back.", "There is nothing left to answer here. Thank you for writing."
        )
    return story


def _story_number(account: Connection, network_id: str) -> int | None:
    """This will give the story that a network id belongs to: its own, a reply's or an answer's."""
    if number := _number_of(network_id, "story"):
        return number
    if number := _number_of(network_id, "reply"):
        replies = TellerReply.objects.for_trust(account.trust_id).filter(pk=number)
        return replies.values_list("story_id", flat=True).first()
    answers = Answer.objects.for_trust(account.trust_id).filter(pk=_number_of(network_id, "answer"))
    return answers.values_list("story_id", flat=True).first()


def _edited(account: Connection, network_id: str, message: Message, key: str) -> Answer:
    number = _number_of(network_id, "answer")
    answer = Answer.objects.for_trust(account.trust_id).select_for_update().filter(pk=number).first()
    if answer is None or answer.deleted_at is not None:
        raise NotAccepted("This answer is not on our page any more.", "Write a new one.")
    if answer.versions.filter(key=key).exists():
        return answer
    now = clock.now()
    answer.text, answer.name, answer.role = message.text, message.name, message.role
    answer.version += 1
    answer.edited_at = now
    answer.save(update_fields=["text", "name", "role", "version", "edited_at"])
    _keep_version(answer, key, now)
    return answer


def _number_of(network_id: str, kind: str) -> int:
    """This will read "answer:9"; 0, which no row has, for anything else."""
    named, _, number = network_id.partition(":")
    is_ours = named == kind and number.isascii() and number.isdigit() and len(number) < 19
    return int(number) if is_ours else 0


def _receipt(answer: Answer) -> Receipt:
    return Receipt(
        f"answer:{answer.pk}", answer_url(answer.pk, answer.story_id, answer.follows_id), answer.text
    )
