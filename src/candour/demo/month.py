"""Lives the made-up month: each story told, read, published and answered at its own hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from candour.channels.frontdoor import actions as frontdoor
from candour.channels.frontdoor.guards import open_form
from candour.channels.frontdoor.models import Came, ForWhom, Story, Verdict, Wish
from candour.demo.table import change_table
from candour.demo.tales import TALES, Said, Tale
from candour.demo.trust import MadeUpTrust
from candour.domain.actor import Teller, Visitor
from candour.domain.kinds import Kind
from candour.jobs import worker
from candour.listening import actions as listening
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Person
from candour.voice.actions import answering, deciding, drafting, submitting
from candour.voice.models import Asking, Statement

LONDON = ZoneInfo("Europe/London")
A_CHANGE_IS_OLD = timedelta(days=6)
"""How long before the end of the month the table is changed."""


@dataclass
class Month:
    """The made-up trust and the moment at which its month ends."""

    made: MadeUpTrust
    ends_at: datetime

    def live(self) -> None:
        """This will live every tale in the order of its hour, doing the work that falls due in between."""
        tales = sorted(TALES, key=self.told_at)
        day = self.ends_at.astimezone(LONDON) - A_CHANGE_IS_OLD
        changes_at = day.replace(hour=10, minute=30, second=0, microsecond=0)
        for tale in tales:
            if self.told_at(tale) <= changes_at:
                self.live_one(tale)
        change_table(self.made, changes_at)
        for tale in tales:
            if self.told_at(tale) > changes_at:
                self.live_one(tale)
        worker.run_due(self.ends_at)

    def told_at(self, tale: Tale) -> datetime:
        """This will give the moment of a tale: an hour of a day, or so many minutes before the end."""
        if tale.days_ago == 0:
            return self.ends_at - timedelta(minutes=tale.minute)
        day = self.ends_at.astimezone(LONDON) - timedelta(days=tale.days_ago)
        return day.replace(hour=tale.hour, minute=tale.minute, second=0, microsecond=0)

    def live_one(self, tale: Tale) -> Statement | None:
        """This will live one tale, and give the reply that it got."""
        now = self.told_at(tale)
        story = self._tell(tale, now)
        worker.run_due(now)
        if tale.wish != "publish":
            return None
        now += timedelta(minutes=4)
        frontdoor.mark_first_read(by=self.made["reader"], story=story, now=now)
        story = frontdoor.publish_story(
            by=self.made["reader"],
            story=story,
            names=[],
            because="",
            no_criticised_name_is_left=True,
            now=now,
        )
        worker.run_due(now)
        if tale.really:
            post = self._post(story)
            listening.correct_reading(by=self.made["reader"], post=post, kind=Kind(tale.really), now=now)
        return self.answer(story, tale.said, now) if tale.said is not None else None

    def _tell(self, tale: Tale, now: datetime) -> Story:
        site = self.made.sites[tale.site]
        wish, form = Wish(tale.wish), open_form(now)
        if tale.came == Came.WEB:
            return frontdoor.tell_story(
                by=Visitor(),
                trust=self.made.trust,
                form=form,
                text=tale.text,
                wish=wish,
                for_whom=ForWhom.SELF,
                teller_name=tale.teller,
                contact=tale.contact,
                site=site,
                now=now,
            ).story
        return frontdoor.tell_by_phone_or_paper(
            by=self.made["second_reader"],
            form=form,
            came=Came(tale.came),
            text=tale.text,
            wish=wish,
            for_whom=ForWhom.SELF,
            teller_name=tale.teller,
            site=site,
            now=now,
        ).story

    def answer(self, story: Story, said: Said, told_at: datetime) -> Statement:
        """This will have a story answered, looked at and let go, so many minutes after a moment."""
        author = self.made[said.by]
        now = told_at + timedelta(minutes=said.after_minutes)
        post = self._post(story)
        statement = drafting.begin_reply(by=author, post=post, now=now)
        statement = drafting.save_draft(
            by=author, statement=statement, text=said.text, says=said.says, harm_answer=said.harm, now=now
        )
        statement = submitting.submit(by=author, statement=statement, now=now)
        now = self._decide(statement, said, now)
        now += timedelta(minutes=3)
        worker.run_due(now)
        for about in (f"statement:{statement.pk}", f"promise_in:{statement.pk}"):
            people.finish_notices(by=author, trust=self.made.trust, about=about, person=author, now=now)
        if said.was_answer:
            frontdoor.say_was_this_an_answer(
                by=Teller(story.pk),
                story=story,
                verdict=Verdict(said.was_answer),
                now=now + timedelta(hours=2),
            )
        return statement

    def _post(self, story: Story) -> PublicPost:
        return PublicPost.objects.get(account=self.made.front_door, network_id=f"story:{story.pk}")

    def _decide(self, statement: Statement, said: Said, now: datetime) -> datetime:
        """This will have everybody who is asked say yes, each in their own way, and give the time after."""
        if said.look == "deputy":
            now = self._wait_for_the_deputy(now)
        for _step in range(3):
            statement.refresh_from_db()
            if statement.state != "waiting" or statement.current is None:
                break
            now += timedelta(minutes=said.minutes_to_look)
            person = self._asked(statement)
            if said.suggested and statement.current.text != said.suggested:
                deciding.suggest(
                    by=person,
                    statement=statement,
                    seen=statement.current.sha256,
                    text=said.suggested,
                    reason="It was May.",
                    now=now,
                )
                answering.take_suggestion(by=statement.author, statement=statement, now=now)
                continue
            deciding.approve(by=person, statement=statement, seen=statement.current.sha256, now=now)
        return now

    def _wait_for_the_deputy(self, now: datetime) -> datetime:
        """This will let the first person's minutes pass: fifteen in hours."""
        for _minute in range(17):
            now += timedelta(minutes=1)
            worker.run_due(now)
        return now

    def _asked(self, statement: Statement) -> Person:
        """This will give whoever was asked last: a silent first person is passed over for the deputy."""
        open_ones = Asking.objects.filter(route__version=statement.current, ended_at__isnull=True)
        return open_ones.select_related("person").order_by("step", "-pk")[:1].get().person
