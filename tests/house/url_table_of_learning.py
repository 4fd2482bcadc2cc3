"""The addresses of lessons: read, practised, looked at by colleagues; and of the files that they are."""

from tests.house.address import APPROVER, EVERYBODY, SEEN, SENT_ON, STAFF, Address, who
from tests.house.url_table_of_voice import WORDS

LESSON = {"slug": "=saying-sorry"}
MADE_UP = {**LESSON, "scenario": "=cold-food"}
TRIED = frozenset({200, 302, 403})
EITHER = frozenset({200, 302})
LOOK = {"look_id": "look"}
YES = {"ask-1": "=yes", "ask-2": "=yes", "ask-3": "=yes", "words": "=I would be glad to get this."}
COMMUNICATIONS = who("communications")
OWN = {"slug": "=our-own-lesson"}
LEARNING = (
    Address("learning-lessons", get=STAFF),
    Address("learning-lesson", LESSON, get=STAFF),
    Address("learning-part", {**LESSON, "number": "=2"}, get=STAFF, post=STAFF),
    Address("learning-practice", LESSON, get=STAFF, got=SENT_ON),
    Address("learning-practice-on", MADE_UP, get=STAFF, post=STAFF, body=WORDS, posted=TRIED),
    Address("learning-keep", MADE_UP, post=STAFF, body=WORDS, posted=SEEN),
    Address("learning-passed", LESSON, get=STAFF, got=EITHER),
    Address("learning-colleagues", LESSON, get=STAFF, got=EITHER),
    Address("learning-take-back", LESSON, post=STAFF),
    Address("learning-look", LOOK, get=APPROVER, post=APPROVER, body=YES),
    Address("learning-cannot-look", LOOK, post=APPROVER),
    Address("learning-files", get=COMMUNICATIONS, post=COMMUNICATIONS, posted=frozenset({422})),
    Address("learning-history", OWN, get=COMMUNICATIONS),
    Address("learning-put-away", OWN, post=COMMUNICATIONS),
    Address("learning-file", {**OWN, "number": "=1"}, get=COMMUNICATIONS),
    Address("learning-use-again", {**OWN, "number": "=1"}, post=COMMUNICATIONS),
    Address("learning-badge", {"right": "=own_it"}, get=who("communications", "executive")),
    Address("learning-issuer", {"trust": "slug"}, get=EVERYBODY, public=True),
)
