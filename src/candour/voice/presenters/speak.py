"""The page *Speak*: what waits for my decision, my replies under way, and what I said lately."""

from dataclasses import dataclass
from datetime import datetime

from candour.domain import threads
from candour.domain.statements import StatementState
from candour.people.models import Person
from candour.voice.models import Asking, Statement
from candour.voice.presenters.own_posts import SharedPage
from candour.voice.presenters.statement import STATE_WORDS
from candour.voice.queries import drafts
from candour.voice.queries import sharing as shared_drafts


@dataclass(frozen=True)
class ToDecide:
    """A reply that waits for me."""

    pk: int
    author: str
    role: str
    kind: str
    asked_at: datetime

    @staticmethod
    def of(asking: Asking) -> "ToDecide":
        """This will put one question into words."""
        statement = asking.route.statement
        post = statement.post
        return ToDecide(
            pk=statement.pk,
            author=statement.author.full_name,
            role=statement.author.job_title,
            kind=post.kind if post and not post.is_unsure else "",
            asked_at=asking.asked_at,
        )


@dataclass(frozen=True)
class MyReply:
    """One of my replies: where it is, and its first words."""

    pk: int
    state: str
    needs_me: bool
    words: str
    account: str
    at: datetime

    @staticmethod
    def of(statement: Statement) -> "MyReply":
        """This will put one reply into words."""
        state = StatementState(statement.state)
        return MyReply(
            pk=statement.pk,
            state=STATE_WORDS[state],
            needs_me=state in {StatementState.SUGGESTED, StatementState.DECLINED, StatementState.NOT_SENT},
            words="Taken down" if state is StatementState.TAKEN_DOWN else _first_words(statement),
            account=statement.post.account.name if statement.post else "",
            at=statement.published_at or statement.saved_at,
        )


def _first_words(statement: Statement) -> str:
    """This will give a reply's first words; of a correction that is being written, those of its boxes."""
    if hasattr(statement, "take_down"):
        return "Taken down"
    boxes = next((words for words in statement.draft_parts.values() if words.strip()), "")
    version = statement.current
    words = threads.whole(statement.draft_text) or (version.text if version else boxes)
    return words or "No words yet"


@dataclass(frozen=True)
class SpeakPage:
    """Three lists, each with its count."""

    to_decide: tuple[ToDecide, ...]
    under_way: tuple[MyReply, ...]
    public: tuple[MyReply, ...]
    shown_to_me: tuple[SharedPage, ...]

    @staticmethod
    def of(person: Person) -> "SpeakPage":
        """This will gather a person's lists in four SQL statements."""
        return SpeakPage(
            to_decide=tuple(ToDecide.of(asking) for asking in drafts.waiting_for(person)[:50]),
            under_way=tuple(MyReply.of(one) for one in drafts.open_replies(person)[:50]),
            public=tuple(MyReply.of(one) for one in drafts.public_replies(person)),
            shown_to_me=tuple(SharedPage.of(one) for one in shared_drafts.shown_to(person)),
        )
