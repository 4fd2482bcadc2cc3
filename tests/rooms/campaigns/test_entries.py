"""Entries: one press from a phone to the wall and the public hashtag, and everything that stops it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from candour.campaigns import actions
from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries.entries import on_public_wall
from candour.demo.trust import BUILDER
from candour.domain.amending import TakeDownReason
from candour.domain.approval.starting_table import SEEN_FIRST
from candour.domain.clocks import day_in_london
from candour.domain.picturing import Audience, PictureOf
from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.domain.spaces import SpaceKind
from candour.jobs import schedules
from candour.network import actions as network
from candour.network.models import Post
from candour.people import actions as people
from candour.photos import actions as photos
from candour.voice.actions.deciding import approve
from candour.voice.actions.drafting import save_draft
from candour.voice.actions.policies import adopt_policy
from candour.voice.actions.rewording import begin_rewording
from candour.voice.actions.stopping import end_pause, pause_everything
from candour.voice.actions.submitting import submit
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Delivery, Statement, TakeDown
from candour.voice.registers import leaving_refusal
from tests.rooms.campaigns.campaigning import Campaigning

OUTSIDE = Audience.OUTSIDE


@pytest.fixture
def day(campaigning: Campaigning) -> Campaign:
    campaigning.train("nurse")
    return campaigning.open(by="sister")


def test_one_press_puts_a_picture_on_the_wall_and_sends_it_out_once(
    campaigning: Campaigning, day: Campaign
) -> None:
    world, entry = campaigning.world, campaigning.enter(day)
    assert campaigning.wall(day) == ["Ward round, then toast.\n\n#ADayAtStBrannocs"]
    assert campaigning.wall(day, OUTSIDE) == [], "it can still be held back"
    statement = entry.statement
    assert statement is not None
    route = statement.routes.get()
    assert (route.row, route.clause, route.steps) == ("10", "6.1", [])
    assert route.reasons[-1] == "Priya Nair approved the frame of #ADayAtStBrannocs (version 1)."
    world.wait(seconds=61)
    assert world.copies(statement) == ["published"]
    assert len(campaigning.wall(day, OUTSIDE)) == 1
    assert [e for e in campaigning.events(day) if e.startswith("entry:")] == ["entry:made", "entry:sent_out"]
    with pytest.raises(Refusal, match="sent out already"):
        actions.send_out(by=world["nurse"], entry=entry, now=world.now)


def test_whoever_has_no_right_waits_for_a_look_that_stands_in_for_it(campaigning: Campaigning) -> None:
    world, day = campaigning.world, campaigning.open(by="sister")
    entry = campaigning.enter(day, by="porter")
    assert (entry.state, entry.goes_out, entry.statement) == ("waiting", True, None)
    assert campaigning.wall(day) == []
    for who, no in (("porter", "decide on others"), ("nurse", "decide on others")):
        with pytest.raises(Refusal, match=no):
            campaigning.show(entry, by=who)
    entry = campaigning.show(entry)
    assert entry.statement is not None
    assert entry.statement.author == world["porter"]
    assert entry.statement.routes.get().reasons[-1].endswith("Ruth Chegwidden looked at this.")
    world.wait(seconds=61)
    assert len(campaigning.wall(day, OUTSIDE)) == 1


def test_nobody_shows_their_own_entry(campaigning: Campaigning) -> None:
    entry = campaigning.enter(campaigning.open(by="sister"), by="matron")
    with pytest.raises(Refusal, match="your own entry"):
        campaigning.show(entry)
    campaigning.show(entry, by="communications")


def test_a_look_counts_for_the_words_that_were_seen(campaigning: Campaigning) -> None:
    world, day = campaigning.world, campaigning.open(by="sister")
    entry = campaigning.enter(day, by="porter", goes_out=False)
    assert entry.post is not None
    network.change(by=world["porter"], post=entry.post, text="Other words. #ADayAtStBrannocs", now=world.now)
    with pytest.raises(Refusal, match="words were changed"):
        actions.show(by=world["matron"], entry=entry, seen="0" * 64, now=world.now)
    campaigning.show(entry)
    assert len(campaigning.wall(day)) == 1
    later = world.now = world.now + timedelta(minutes=1)
    network.change(by=world["porter"], post=entry.post, text="Rude now. #ADayAtStBrannocs", now=later)
    assert campaigning.wall(day) == [], "gone before any work is done"
    world.work()
    entry.refresh_from_db()
    assert (entry.state, entry.decided_by) == ("waiting", None)


def test_what_is_kept_off_says_why_to_its_author(campaigning: Campaigning) -> None:
    world, day = campaigning.world, campaigning.open(by="sister")
    entry = campaigning.enter(day, by="porter")
    with pytest.raises(Refusal, match="A reason is missing"):
        actions.keep_off(by=world["matron"], entry=entry, reason=" ", now=world.now)
    entry = actions.keep_off(by=world["matron"], entry=entry, reason="The board can be read.", now=world.now)
    assert (entry.state, entry.reason) == ("not_shown", "The board can be read.")
    assert "kept_off" in campaigning.told("porter")
    with pytest.raises(Refusal, match="kept this off"):
        actions.send_out(by=world["porter"], entry=entry, now=world.now)


def test_held_words_go_nowhere_and_nothing_is_kept(campaigning: Campaigning, day: Campaign) -> None:
    with pytest.raises(Refusal, match="tell a stranger"):
        campaigning.enter(day, words="Mrs Jones in bay 4 looks better today.")
    assert not Entry.objects.exists()
    assert not Post.objects.exists()
    assert not Statement.objects.exists()


def test_a_picture_goes_out_once_everybody_in_it_agreed_to_that(
    campaigning: Campaigning, day: Campaign
) -> None:
    album_photo = campaigning.photo(of="porter")
    row = album_photo.pictured.get()
    photos.agree(
        by=campaigning.world["porter"], pictured=row, audience=Audience.INSIDE, now=campaigning.world.now
    )
    with pytest.raises(Refusal, match="Waiting for"):
        campaigning.enter(day, photo=album_photo)
    entry = campaigning.enter(day, photo=album_photo, goes_out=False)
    assert entry.state == "shown"
    assert campaigning.wall(day), "among staff, as they agreed"


def test_a_consent_that_is_taken_back_in_time_keeps_it_in(campaigning: Campaigning, day: Campaign) -> None:
    world, photo = campaigning.world, campaigning.photo(of="porter")
    entry = campaigning.enter(day, photo=photo)
    assert entry.statement is not None
    photos.say_no(by=world["porter"], pictured=photo.pictured.get(), now=world.now)
    assert campaigning.wall(day) == []
    world.wait(seconds=61)
    assert "published" not in world.copies(entry.statement)
    assert campaigning.wall(day, OUTSIDE) == []


def test_a_consent_that_is_taken_back_later_empties_both_walls_at_once(
    campaigning: Campaigning, day: Campaign
) -> None:
    world, photo = campaigning.world, campaigning.photo(of="porter")
    campaigning.enter(day, photo=photo)
    world.wait(seconds=61)
    assert len(campaigning.wall(day, OUTSIDE)) == 1
    photos.say_no(by=world["porter"], pictured=photo.pictured.get(), now=world.now)
    assert campaigning.wall(day) == campaigning.wall(day, OUTSIDE) == []


def test_a_consent_that_is_taken_back_later_takes_every_public_copy_down_within_a_minute(
    campaigning: Campaigning, day: Campaign
) -> None:
    world, photo = campaigning.world, campaigning.photo(of="porter")
    entry = campaigning.enter(day, photo=photo)
    other = campaigning.enter(day, shade=2)
    world.wait(seconds=61)
    assert entry.statement is not None
    assert other.statement is not None
    assert world.copies(entry.statement) == ["published"]
    photos.say_no(by=world["porter"], pictured=photo.pictured.get(), now=world.now)
    world.wait(seconds=60)
    took = TakeDown.objects.get()
    assert (took.statement_id, took.reason, took.taken_down_by) == (
        entry.statement.pk,
        "picture",
        world["porter"],
    )
    assert [removal.state for removal in took.removals.all()] == ["removed"]
    assert world.copies(other.statement) == ["published"]


def test_a_no_takes_copies_down_though_neither_who_said_it_nor_the_author_may(
    campaigning: Campaigning, day: Campaign
) -> None:
    world, photo = campaigning.world, campaigning.photo(of="porter")
    campaigning.enter(day, photo=photo)
    world.wait(seconds=61)
    people.end_role(by=world.made_by, person=world["porter"], role=Role.WRITER, now=world.now)
    people.suspend_person(by=world["administrator"], person=world["nurse"], reason="Away.", now=world.now)
    photos.say_no(by=world["porter"], pictured=photo.pictured.get(), now=world.now)
    world.work()
    assert TakeDown.objects.get().taken_down_by in {day.owner, world["communications"], world["executive"]}


def test_a_post_that_is_taken_back_later_comes_down_with_its_picture(
    campaigning: Campaigning, day: Campaign
) -> None:
    world, entry = campaigning.world, campaigning.enter(day)
    world.wait(seconds=61)
    assert entry.post is not None
    network.take_back(by=world["nurse"], post=entry.post, now=world.now)
    world.work()
    took = TakeDown.objects.get()
    assert (took.statement_id, took.taken_down_by) == (entry.statement_id, world["nurse"])


def test_a_post_from_outside_after_somebody_ended_the_day_is_no_entry(
    campaigning: Campaigning, day: Campaign
) -> None:
    world = campaigning.world
    actions.end(by=day.owner, campaign=day, now=world.now)
    world.wait(minutes=5)
    campaigning.public_post("Lovely. #ADayAtStBrannocs")
    assert not Entry.objects.exists()


def test_a_yes_whose_time_is_over_takes_every_public_copy_down(
    campaigning: Campaigning, day: Campaign
) -> None:
    world, photo = campaigning.world, campaigning.photo()
    photos.name_other(
        by=world["nurse"],
        photo=photo,
        kind=PictureOf.VISITOR,
        called="the woman in red",
        audience=OUTSIDE,
        purpose="The day's wall",
        until=day_in_london(world.now) + timedelta(days=1),
        cares_for_them=False,
        now=world.now,
    )
    entry, other = campaigning.enter(day, photo=photo), campaigning.enter(day, shade=2)
    assert entry.statement is not None
    assert other.statement is not None
    world.wait(seconds=61)
    schedules.ask(world.now)
    world.work()
    assert world.copies(entry.statement) == ["published"]
    world.now += timedelta(days=2)
    schedules.ask(world.now)
    world.work()
    world.wait(seconds=60)
    assert world.copies(other.statement) == ["published"]
    took = TakeDown.objects.get()
    assert (took.statement_id, took.reason) == (entry.statement.pk, "picture")
    assert [removal.state for removal in took.removals.all()] == ["removed"]


@pytest.mark.parametrize("what", ["stopped", "changed", "right", "taken back"])
def test_what_no_longer_holds_when_it_leaves_gives_it_back(
    campaigning: Campaigning, day: Campaign, what: str
) -> None:
    world, entry = campaigning.world, campaigning.enter(day)
    assert entry.statement is not None
    assert entry.post is not None
    if what == "stopped":
        actions.stop(by=world["press"], campaign=day, reason="A child is in one.", now=world.now)
    elif what == "changed":
        plan = campaigning.plan(words="From our wards.")
        actions.change(by=world["sister"], campaign=day, plan=plan, now=world.now)
    elif what == "right":
        people.withdraw_right(
            by=world["administrator"],
            person=world["nurse"],
            right=Right.PHOTOS,
            reason="Asked.",
            now=world.now,
        )
    else:
        network.take_back(by=world["nurse"], post=entry.post, now=world.now)
    world.wait(seconds=61)
    entry.statement.refresh_from_db()
    assert (entry.statement.state, entry.statement.frame) == ("draft", {})
    assert world.copies(entry.statement) == ["withdrawn"]
    assert campaigning.wall(day, OUTSIDE) == []


def test_new_words_for_what_went_out_do_not_leave_once_its_post_is_hidden(
    campaigning: Campaigning, day: Campaign
) -> None:
    world, entry = campaigning.world, campaigning.enter(day)
    world.wait(seconds=61)
    nurse, now = world["nurse"], world.now
    assert entry.statement is not None
    words = begin_rewording(by=nurse, statement=entry.statement, now=now)
    words = save_draft(by=nurse, statement=words, text="Ward round, then tea.", now=now)
    assert leaving_refusal(words, now) is None, "its own route counts, not the frame"
    Post.objects.filter(entries=entry).update(hidden_at=now)
    with pytest.raises(Refusal, match="The post that it came from is gone"):
        submit(by=nurse, statement=words, now=now)


def test_the_public_wall_shows_new_words_until_they_are_taken_down(
    campaigning: Campaigning, day: Campaign
) -> None:
    world, entry = campaigning.world, campaigning.enter(day)
    world.wait(seconds=61)
    nurse, first = world["nurse"], entry.statement
    assert first is not None
    words = begin_rewording(by=nurse, statement=first, now=world.now)
    words = save_draft(by=nurse, statement=words, text="Ward round, then tea.", now=world.now)
    words = submit(by=nurse, statement=words, now=world.now)
    assert words.current is not None
    approve(by=world["matron"], statement=words, seen=words.current.sha256, now=world.now)
    world.wait(seconds=61)
    shown = on_public_wall(day).get().statement
    assert shown is not None
    assert shown.current is not None
    assert shown.current.text == "Ward round, then tea."
    take_down(by=world["press"], statement=shown, reason=TakeDownReason.DANGER, now=world.now)
    assert not on_public_wall(day).exists()


def test_the_stop_switch_holds_it_until_it_is_lifted(campaigning: Campaigning, day: Campaign) -> None:
    world = campaigning.world
    pause_everything(by=world["communications"], reason="A rumour.", now=world.now)
    entry = campaigning.enter(day)
    assert entry.statement is not None
    world.wait(seconds=90)
    assert world.copies(entry.statement) == ["queued"]
    end_pause(by=world["communications"], now=world.now)
    world.wait(seconds=5)
    assert world.copies(entry.statement) == ["published"]


def test_a_trust_that_sees_everything_first_sees_this_first(campaigning: Campaigning, day: Campaign) -> None:
    world = campaigning.world
    policy = replace(SEEN_FIRST, version=2)
    adopt_policy(by=BUILDER, trust=world.made.trust, policy=policy, reason="First weeks.", now=world.now)
    entry = campaigning.enter(day)
    assert entry.statement is not None
    assert entry.statement.state == "waiting"
    assert campaigning.wall(day), "on the wall among staff"


def test_a_post_with_the_hashtag_is_an_entry_once(campaigning: Campaigning, day: Campaign) -> None:
    world = campaigning.world
    post = network.say(by=world["nurse"], text="Toast! #adayatstbrannocs", now=world.now)
    network.say(by=world["nurse"], text="No hashtag.", now=world.now)
    world.work()
    network.change(by=world["nurse"], post=post, text="Toast! #ADayAtStBrannocs again", now=world.now)
    world.work()
    entry = Entry.objects.get()
    assert (entry.post, entry.state, entry.site) == (post, "shown", world.made.sites["St Brannoc's Hospital"])


def test_what_a_private_space_says_is_no_entry(campaigning: Campaigning, day: Campaign) -> None:
    world = campaigning.world
    space = network.begin_space(by=world["nurse"], name="Us", about="", kind=SpaceKind.PRIVATE, now=world.now)
    network.say(by=world["nurse"], text="Between us. #ADayAtStBrannocs", space=space, now=world.now)
    world.work()
    assert not Entry.objects.exists()
    assert day.state == "open"


def test_a_public_post_is_on_no_wall_before_somebody_looked(campaigning: Campaigning, day: Campaign) -> None:
    post = campaigning.public_post("So proud of my sister. #ADayAtStBrannocs")
    entry = Entry.objects.get(public_post=post)
    assert entry.state == "waiting"
    assert campaigning.said(day) == []
    campaigning.show(entry)
    assert campaigning.said(day) == [post.text]
    assert campaigning.said(day, OUTSIDE) == [], "among staff alone"
    campaigning.show(entry, in_public=True)
    assert campaigning.said(day, OUTSIDE) == [post.text]
    campaigning.public_post("Changed my mind. #ADayAtStBrannocs", again=post)
    assert campaigning.said(day) == campaigning.said(day, OUTSIDE) == []
    entry.refresh_from_db()
    assert entry.state == "waiting"
    assert not Delivery.objects.exists()


def test_a_moment_is_chosen_by_the_owner_from_what_is_shown(campaigning: Campaigning, day: Campaign) -> None:
    world, entry = campaigning.world, campaigning.enter(day, goes_out=False)
    with pytest.raises(Refusal, match="Only its owner"):
        actions.choose_moment(by=world["nurse"], entry=entry, is_moment=True, now=world.now)
    assert actions.choose_moment(by=world["sister"], entry=entry, is_moment=True, now=world.now).is_moment
