"""Work for later: posts with a campaign's hashtag become entries; campaigns whose time is over end."""

from django.db.models import F, Q

from candour.campaigns import actions
from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries import campaigns as queries
from candour.domain.amending import TakeDownReason
from candour.domain.posting import fold_tag, tags_in
from candour.domain.refusal import Refusal
from candour.domain.spaces import SpaceKind
from candour.jobs.registry import JobContext, Payload, every, job
from candour.listening.models import PublicPost
from candour.network.models import Post
from candour.voice.actions.withdrawing import take_all_down
from candour.voice.models import Statement


@job("campaigns.post_written")
def post_written(payload: Payload, context: JobContext) -> None:
    """This will enter a colleague's post into the campaigns whose hashtag it has.

    Where its words were changed after a look, somebody looks again. What a private space says stays there.
    """
    found = Post.objects.for_trust(int(payload["trust"])).filter(pk=payload["about"]["post"], deleted_at=None)
    post = found.exclude(space__kind=SpaceKind.PRIVATE).select_related("author__team").first()
    if post is None:
        return
    for entry in Entry.objects.filter(post=post, decided_at__lt=F("post__edited_at")):
        actions.look_again(by=context.actor, entry=entry, now=context.now)
    tags = [fold_tag(each) for each in tags_in(post.text)]
    for campaign in queries.with_tags(post.trust_id, tags, post.written_at):
        try:
            actions.enter_post(by=context.actor, campaign=campaign, post=post, now=context.now)
        except Refusal:
            continue  # not for its site, or for those without the lesson: it stays a post like any other


@job("campaigns.video_captioned")
def video_captioned(payload: Payload, context: JobContext) -> None:
    """This will have an entry wait anew whose video says something else since somebody looked at it."""
    shown = Entry.objects.for_trust(int(payload["trust"])).filter(
        post__with_photos__photo=payload["about"]["photo"],
        decided_at__lt=F("post__with_photos__photo__video__captioned_at"),
    )
    for entry in shown:
        actions.look_again(by=context.actor, entry=entry, now=context.now)


@job("campaigns.post_received")
def post_received(payload: Payload, context: JobContext) -> None:
    """This will have a public post with a campaign's hashtag wait for a look, and a changed one anew."""
    trust = int(payload["trust"])
    found = PublicPost.objects.for_trust(trust).filter(pk=payload["about"]["post"], deleted_at=None)
    post = found.filter(is_private=False).exclude(account__channel="frontdoor").first()
    if post is None:
        return
    for entry in Entry.objects.filter(~Q(version=F("public_post__version")), public_post=post):
        actions.look_again(by=context.actor, entry=entry, now=context.now)
    tags = [fold_tag(each) for each in tags_in(post.text)]
    for campaign in queries.with_tags(trust, tags, post.posted_at):
        actions.enter_public(by=context.actor, campaign=campaign, post=post, now=context.now)


@job("campaigns.post_gone")
def post_gone(payload: Payload, context: JobContext) -> None:
    """This will take down what went out of a post that was taken back: its pictures are gone with it."""
    sent = Statement.objects.for_trust(int(payload["trust"])).filter(entry__post=payload["about"]["post"])
    take_all_down(by=str(payload["by"]), statements=sent, reason=TakeDownReason.PICTURE, now=context.now)


@every(seconds=60, name="campaigns.end")
def end(_payload: Payload, context: JobContext) -> None:
    """This will end each campaign whose time is over, each in a transaction of its own."""
    for pk in queries.over(context.now):
        try:
            actions.end(by=context.actor, campaign=Campaign.objects.get(pk=pk), now=context.now)
        except Refusal:
            continue  # its owner ended or stopped it just now
        context.keep_alive()
