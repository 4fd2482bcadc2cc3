"""Making a trust's tables long by copies of its rows, so that pages can be measured at any length."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db.models import Model
from django.utils import timezone

from candour.campaigns.models import Campaign, Entry
from candour.channels.frontdoor.models import Answer, Report, Story
from candour.channels.models import Account, AccountSecrets
from candour.clinics.models import Case, Clinic, Coming, Host, Note
from candour.guidelines.models import Ballot, Proposal, Question
from candour.joining.models import Invitation, Newcomer
from candour.learning.models import LessonFile, Look, Taking
from candour.listening.models import Claim, Correction, HandOff, PublicPost
from candour.lookout.models import Burst, Sighting, WatchedWord
from candour.network import models as network
from candour.people.models import Notice, RightHeld, RoleHeld, Shift
from candour.photos.models import Photo, Pictured
from candour.playlists.models import Playlist, Song
from candour.promises.models import Promise, Reason
from candour.squad.models import Call, Offer, ThankYou, Turn, Volunteer, Weekly
from candour.talks.models import Keeper, Talk
from candour.voice.models import Asking, Decision, Delivery, FixedRoute, Statement
from tests.house.two_trusts import Side

Row = TypeVar("Row", bound=Model)
Changed = Callable[[int], object]
"""What a copy has instead of the old row's value, by the copy's number."""
AT_ONCE = 500


@dataclass
class Grower:
    """Grows one trust; every copy has a number that no other copy has."""

    side: Side
    have: int = 0

    def to(self, rows: int) -> None:
        """This will bring every table of the trust to so many copies of its rows."""
        numbers = range(self.have, rows)
        self._people(numbers)
        posts = self._posts(numbers)
        self._stories(numbers)
        self._talks(numbers)
        for place, name in enumerate(("draft", "waiting", "leaving")):
            self._replies(name, range(numbers.start + (place - numbers.start) % 3, rows, 3), posts)
        self._promises(numbers)
        self._proposals(numbers)
        self._accounts(numbers)
        self._words(numbers, posts)
        self._feed(numbers)
        self._campaigns(numbers)
        self._clinics(numbers)
        self._playlists(numbers)
        self.have = rows

    def _people(self, numbers: range) -> None:
        person = self.side.who["colleague"]
        people = _copies(person, numbers, email=lambda n: f"grown{n}@example.org")
        _copies(RoleHeld.objects.filter(person=person)[0], numbers, person=people.get)
        _copies(RightHeld.objects.filter(person=person)[0], numbers, person=people.get)
        poster = Invitation.objects.get(pk=self.side.things["invitation"])
        _copies(poster, numbers, code_hash=lambda n: f"grown{n}")
        waits = Newcomer.objects.get(pk=self.side.things["newcomer"])
        _copies(waits, numbers, email=lambda n: f"waits{n}@example.org")
        took = Taking.objects.filter(person=self.side.who["writer"])[0]
        takings = _copies(took, numbers, lesson=lambda n: f"grown{n}")
        look = Look.objects.get(pk=self.side.things["look"])
        practices = _copies(look.practice, numbers, taking=takings.get)
        _copies(look, numbers, practice=practices.get)
        own = LessonFile.objects.filter(trust=self.side.trust)[0]
        _copies(own, numbers, number=lambda n: n + 2, is_current=lambda _: False)
        yes = Volunteer.objects.filter(person=self.side.who["writer"])[0]
        _copies(yes, numbers, person=people.get)
        call = Call.objects.get(pk=self.side.things["call"])
        calls = _copies(call, numbers)
        _copies(call.earlier.get(), numbers, call=calls.get)
        weekly = _copies(Weekly.objects.get(pk=self.side.things["weekly"]), numbers)
        _copies(ThankYou.objects.get(pk=self.side.things["thanks"]), numbers)
        free = Turn.objects.get(pk=self.side.things["free_turn"])
        _copies(free, numbers, weekly=weekly.get)
        notice, approver = Notice.objects.get(pk=self.side.things["notice"]), self.side.who["approver"]
        _copies(notice, numbers, about=lambda n: f"grown:{n}")
        _copies(notice, numbers, about=lambda n: f"grown:{n}", person=lambda _: approver)
        turn, now, a_while = (
            Shift.objects.get(pk=self.side.things["turn"]),
            timezone.now(),
            timedelta(minutes=9),
        )
        shifts = _copies(
            turn, numbers, starts_at=lambda n: now + n * a_while, ends_at=lambda n: now + (n + 1) * a_while
        )
        offer = Offer.objects.get(pk=self.side.things["offer"])
        _copies(offer, numbers, shift=shifts.get)

    def _posts(self, numbers: range) -> dict[int, PublicPost]:
        """This will make posts that wait, each tenth in the thread of the reply that is being written."""
        post = PublicPost.objects.get(pk=self.side.things["free"])
        asked = PublicPost.objects.get(pk=self.side.things["claimed"])
        posts = _copies(
            post,
            numbers,
            network_id=lambda n: f"grown:{n}",
            posted_at=lambda n: post.posted_at - timedelta(minutes=n),
            thread=lambda n: asked.thread or asked if n % 10 == 0 else None,
        )
        _copies(Claim.objects.filter(post=asked)[0], numbers, post=posts.get)
        said = Correction.objects.get(post_id=int(self.side.things["corrected"]))
        readings = _copies(said.reading, numbers, post=posts.get)
        _copies(said, numbers, post=posts.get, reading=readings.get)
        _copies(HandOff.objects.get(pk=self.side.things["hand_off"]), numbers, post=posts.get)
        return posts

    def _stories(self, numbers: range) -> None:
        """This will make published stories, each with an answer and a report, and stories that wait."""
        published = Story.objects.get(pk=self.side.things["published"])
        waiting = Story.objects.get(pk=self.side.things["story"])
        stories = _copies(published, numbers, link_hash=lambda n: f"published{n}")
        _copies(waiting, numbers, link_hash=lambda n: f"waiting{n}")
        answer = Answer.objects.get(pk=self.side.things["answer"])
        _copies(
            answer,
            numbers,
            key=lambda n: f"grown{n}",
            story=lambda n: published if n % 10 == 0 else stories[n],
        )
        _copies(Report.objects.get(pk=self.side.things["report"]), numbers, story=stories.get)

    def _talks(self, numbers: range) -> None:
        """This will make talks that wait for their named human, and one that many were asked to keep."""
        talk = Talk.objects.get(pk=self.side.things["talk"])
        looked_at = Talk.objects.get(pk=self.side.things["looked_at_talk"])
        talks = _copies(talk, numbers, link_hash=lambda n: f"talk{n}")
        keeper = Keeper.objects.filter(talk=talk)[0]
        _copies(keeper, numbers, talk=talks.get)
        _copies(keeper, numbers, talk=lambda _: looked_at, turn=lambda n: n + 2)

    def _replies(self, name: str, numbers: range, posts: dict[int, PublicPost]) -> None:
        """This will make replies like the draft, the one that waits, or (of what leaves) public ones."""
        template = Statement.objects.get(pk=self.side.things[name])
        public = {"state": lambda _: "published", "published_at": lambda _: timezone.now()}
        replies = _copies(template, numbers, post=posts.get, **(public if name == "leaving" else {}))
        if name == "draft":
            return
        route = FixedRoute.objects.filter(statement=template)[0]
        versions = _copies(route.version, numbers, statement=replies.get)
        for number, reply in replies.items():
            reply.current = versions[number]
        Statement.objects.bulk_update(replies.values(), ["current"], AT_ONCE)
        routes = _copies(route, numbers, statement=replies.get, version=versions.get)
        for asking in Asking.objects.filter(route=route):
            askings = _copies(asking, numbers, route=routes.get)
            for decision in Decision.objects.filter(asking=asking):
                _copies(decision, numbers, asking=askings.get, version=versions.get)
        for delivery in Delivery.objects.filter(statement=template):
            keys: dict[str, Changed] = {"key": lambda n: f"grown{n}"}
            _copies(delivery, numbers, statement=replies.get, version=versions.get, **keys, **public)

    def _accounts(self, numbers: range) -> None:
        """This will make accounts that their networks let in."""
        account = Account.objects.get(pk=self.side.things["connected"])
        accounts = _copies(account, numbers, address=lambda n: f"http://127.0.0.1:9/@grown{n}")
        _copies(AccountSecrets.objects.get(account=account), numbers, account=accounts.get)

    def _promises(self, numbers: range) -> None:
        """This will make promises in a public reply: running, overdue, waiting for their team, and kept."""
        running = Promise.objects.get(pk=self.side.things["promise"])
        state = {0: "taken", 1: "offered", 2: "kept", 3: "ended"}
        promises = _copies(
            running,
            numbers,
            state=lambda n: state[n % 4],
            due_on=lambda n: running.due_on - timedelta(days=n % 400),
            kept_at=lambda n: timezone.now() if n % 4 == 2 else None,
            ended_at=lambda n: timezone.now() if n % 4 == 3 else None,
        )
        _copies(Reason.objects.get(pk=self.side.things["reason"]), numbers, promise=promises.get)

    def _words(self, numbers: range, posts: dict[int, PublicPost]) -> None:
        """This will make watched words, seen and bursting, and posts in which one of them was seen."""
        word = WatchedWord.objects.get(pk=self.side.things["word"])
        words = _copies(word, numbers, folded=lambda n: f"grown {n}")
        seen = Sighting.objects.filter(word=word)[0]
        _copies(seen, numbers, post=posts.get)
        _copies(seen, numbers, word=words.get)
        _copies(Burst.objects.get(word=word), numbers, word=words.get)

    def _proposals(self, numbers: range) -> None:
        """This will make proposals on their way, what was asked about one, and votes on another."""
        _copies(Proposal.objects.get(pk=self.side.things["proposal"]), numbers)
        _copies(Question.objects.get(pk=self.side.things["question"]), numbers)
        _copies(Ballot.objects.get(pk=self.side.things["ballot"]), numbers, human=lambda n: f"grown {n}")

    def _feed(self, numbers: range) -> None:
        """This will make posts, comments under one of them, spaces, their members and reports."""
        post = network.Post.objects.get(pk=self.side.things["said"])
        said = network.Comment.objects.get(pk=self.side.things["comment"])
        posts = _copies(post, numbers)
        _copies(network.LinkedPage.objects.get(post=post), numbers, post=posts.get)
        comments = _copies(said, numbers)
        _copies(network.Report.objects.get(pk=self.side.things["feed_report"]), numbers, comment=comments.get)
        space = network.Space.objects.get(pk=self.side.things["space"])
        spaces = _copies(space, numbers, folded_name=lambda n: f"grown {n}")
        keeper = network.Member.objects.filter(space=space, is_keeper=True)[0]
        _copies(keeper, numbers, space=spaces.get)
        self._pictures(numbers)

    def _pictures(self, numbers: range) -> None:
        """This will make pictures under posts, with the nurse in each and visitors in one."""
        photo = Photo.objects.get(pk=self.side.things["photo"])
        photos = _copies(photo, numbers, sha256=lambda n: f"{n:064}")
        put = network.PostPhoto.objects.get(photo=photo)
        _copies(put, numbers, photo=photos.get)
        _copies(Pictured.objects.get(pk=self.side.things["pictured"]), numbers, photo=photos.get)
        _copies(Pictured.objects.get(pk=self.side.things["visitor_pictured"]), numbers)

    def _campaigns(self, numbers: range) -> None:
        """This will make campaigns that are planned, and entries that wait or are shown."""
        campaign = Campaign.objects.get(pk=self.side.things["planned_campaign"])
        _copies(campaign, numbers, slug=lambda n: f"grown-{n}")
        for name in ("own_entry", "moment"):
            entry = Entry.objects.select_related("post").get(pk=self.side.things[name])
            assert entry.post is not None
            posts = _copies(entry.post, numbers)
            picture = network.PostPhoto.objects.get(post=entry.post)
            _copies(picture, numbers, post=posts.get)
            _copies(entry, numbers, post=posts.get)

    def _clinics(self, numbers: range) -> None:
        """This will make clinics, each with a host and a guest, and notes of one that was held."""
        clinic = Clinic.objects.get(pk=self.side.things["clinic"])
        clinics = _copies(clinic, numbers)
        _copies(Host.objects.get(clinic=clinic), numbers, clinic=clinics.get)
        _copies(Coming.objects.get(clinic=clinic), numbers, clinic=clinics.get)
        note = Note.objects.get(pk=self.side.things["note"])
        _copies(note, numbers)
        _copies(Case.objects.filter(clinic=note.clinic)[0], numbers, ended_at=lambda _: note.written_at)

    def _playlists(self, numbers: range) -> None:
        """This will make playlists that are shared outside, and songs on one of them."""
        playlist = Playlist.objects.get(pk=self.side.things["playlist"])
        _copies(playlist, numbers, post=lambda _: None)
        _copies(Song.objects.get(pk=self.side.things["song"]), numbers, folded=lambda n: f"grown {n}")


def _copies(template: Row, numbers: range, **changed: Changed) -> dict[int, Row]:
    """This will make one copy of a row for each number, changed as told, in few statements."""
    made = []
    for number in numbers:
        row = copy(template)
        row.pk, row._state.adding = None, True
        for name, value in changed.items():
            setattr(row, name, value(number))
        made.append(row)
    rows = type(template)._base_manager.bulk_create(made, AT_ONCE)
    return dict(zip(numbers, rows, strict=True))


copies = _copies
"""For other tables that a test makes long."""
