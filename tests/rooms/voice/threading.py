"""Replies and posts in several parts beside the square, for the tests of threads and of fault 13."""

from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState
from candour.domain.threads import MARK
from candour.voice.actions import deciding, drafting, own_posts, submitting
from candour.voice.models import Delivery, Statement
from candour.voice.navigation import answers
from tests.rooms.voice.owning import LIFTS
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import COMPLAINT, Place

SENTENCES = (
    "Thank you for telling us. I have put it on board {row} for the night team, and I read it out today.",
    "The trolley has a new wheel, number {row}. Our porter found it at noon, and looked at the other nine.",
    "The clock above desk {row} was wrong by an hour. It is right now, and the sister checks it on Mondays.",
    "I asked why nobody said how long it takes. From today, board {row} shows it, and we keep it right.",
    "Ring me on extension {row} any afternoon. I would like to hear what else we did not see. {name}",
)


def cut_words(place: Place, row: int, parts: int = 5) -> str:
    """This will write so many parts, too long together for the square, with the lines that cut them."""
    said = [each.format(row=row, name=place["nurse"].first_name) for each in SENTENCES]
    kept = [*said[: parts - 1], " ".join(said[parts - 1 :])]
    return f"\n{MARK}\n".join(kept)


def parts_of(statement: Statement) -> list[Delivery]:
    """This will give the parts of a statement's only copy, as they are now."""
    return list(Delivery.objects.filter(statement=statement).order_by("part"))


def states(statement: Statement) -> list[str]:
    return [part.state for part in parts_of(statement)]


def thread(place: Place, kind: str = "square_keyed", row: int = 1, parts: int = 5) -> Statement:
    """This will have the nurse answer in parts and the matron approve; it waits out its undo window."""
    statement = place.send(place.come_in(COMPLAINT, kind), cut_words(place, row, parts))
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=place["matron"], statement=statement, seen=seen, lifts=LIFTS, now=place.now)
    statement.refresh_from_db()
    return statement


def own_thread(place: Place, *accounts: int, row: int = 1) -> Statement:
    """This will have the nurse write a post of her own in parts for these accounts, and everybody approve."""
    nurse = place["nurse"]
    statement = own_posts.begin_post(by=nurse, now=place.now)
    own_posts.place_post(by=nurse, statement=statement, accounts=accounts, wished_at=None, now=place.now)
    drafting.save_draft(by=nurse, statement=statement, text=cut_words(place, row), now=place.now)
    submitting.submit(by=nurse, statement=statement, now=place.now)
    for name in ("matron", "press", "reader"):
        statement.refresh_from_db()
        assert statement.current is not None
        if statement.state != StatementState.WAITING:
            break
        try:
            seen = statement.current.sha256
            deciding.approve(by=place[name], statement=statement, seen=seen, lifts=LIFTS, now=place.now)
        except Refusal:
            continue
    assert statement.state == StatementState.APPROVED
    return statement


def on_the_square(statement: Statement) -> list[str]:
    """This will give the texts that the public sees of a statement, in the order in which they came."""
    keys = set(Delivery.objects.filter(statement=statement).values_list("key", flat=True))
    return [copy.text for copy in SQUARE.live() if copy.key in keys]


def approved_texts(statement: Statement) -> list[str]:
    """This will give the parts as they were approved for the one account that gets them in parts."""
    assert statement.current is not None
    (texts,) = statement.current.threads.values()
    return list(texts)


def said_in_public(statement: Statement) -> list[str]:
    """This will give what colleagues read of our answers to the post."""
    post = statement.post
    assert post is not None
    return [each.text for each in answers(statement.trust_id, [post.pk])[post.pk]]
