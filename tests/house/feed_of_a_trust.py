"""What staff of each of the two trusts said to each other: to all, in a space, with a poll, a report."""

from candour.domain.actor import Job
from candour.domain.spaces import SpaceKind
from candour.network import actions
from candour.network.linked_pages import Says
from tests.world import World

LIFT = "https://example.org/lift"


def feed_of(world: World) -> dict[str, str]:
    """This will have the nurse say things and begin spaces, and name them for the addresses."""
    nurse, sister, now = world["nurse"], world["sister"], world.now
    open_space = actions.begin_space(by=nurse, name="Choir", about="We sing.", kind=SpaceKind.OPEN, now=now)
    asked = actions.begin_space(by=nurse, name="Quiet", about="Tea.", kind=SpaceKind.BY_REQUEST, now=now)
    private = actions.begin_space(by=nurse, name="Us", about="", kind=SpaceKind.PRIVATE, now=now)
    actions.join(by=sister, space=asked, now=now)
    actions.join(by=sister, space=open_space, now=now)
    post = actions.say(by=nurse, text="The lift works. #Good", now=now, choices=["Stairs", "Lift"])
    said = actions.comment(by=nurse, post=post, text="At last.", now=now)
    others = actions.comment(by=sister, post=post, text="Is it true?", now=now)
    actions.say(by=nurse, text="Between us.", space=private, now=now)
    post = actions.change(by=nurse, post=post, text=f"The lift works again. #Good {LIFT}", now=now)
    reads, says = Job("network.read_link"), Says("Lifts", "How they work.", "Lifts today", "example.org")
    actions.keep_page(by=reads, post=post, address=LIFT, says=says, read_at=now, now=now)
    report = actions.report(by=nurse, post=post, comment=others, reason="Rude.", now=now)
    settled = actions.report(
        by=nurse, post=actions.say(by=sister, text="Hm.", now=now), reason="Rude.", now=now
    )
    actions.settle(by=world["communications"], report=settled, hides=False, words="It is not.", now=now)
    actions.keep_draft(by=nurse, place="everybody", text="Half a thought", now=now)
    return {
        "space": str(open_space.pk),
        "asked_space": str(asked.pk),
        "said": str(post.pk),
        "comment": str(said.pk),
        "others_comment": str(others.pk),
        "choice": str(post.poll.choices.all()[0].pk),
        "feed_report": str(report.pk),
        "settled_report": str(settled.pk),
        "member": str(sister.pk),
    }
