"""Which "no" the front door may say: a rule gives a Refusal or nothing, for the action and for the page."""

from candour.channels.frontdoor.models import Report, Story, StoryState, Wish
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people.models import Person, RoleHeld
from candour.people.names import name_refusal

LONGEST_STORY = 10_000
MAY_LOOK = (Role.READER_ON_CALL, Role.APPROVER, Role.COMMUNICATIONS)


def clean_words(text: str) -> str:
    """This will keep words as they are but for what no database stores (NUL, halves of signs)."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole.replace("\x00", "\ufffd").replace("\r\n", "\n").strip()


def no_words(text: str) -> Refusal | None:
    """This will refuse an empty or a boundless text."""
    if not text:
        return Refusal("There are no words in it.", "Tell us what happened, in your own words.")
    if len(text) > LONGEST_STORY:
        return Refusal(
            f"It is longer than {LONGEST_STORY:,} characters.",
            "Tell us the most important part here. You can add the rest on your private link.",
        )
    return None


def name_unfit(name: str) -> Refusal | None:
    """This will refuse a chosen name with hidden signs or of two alphabets, or one too long."""
    if len(name) > 60:
        return Refusal("This name is longer than 60 letters.", "Enter a shorter name, or none.")
    return name_refusal(name) if name else None


def may_not_look(person: Person, story: Story) -> Refusal | None:
    """This will refuse whoever is of another trust, holds no role for it, or wrote the story down."""
    if person.trust_id != story.trust_id:
        return Refusal("This story is not there.", "Go back to the list of stories.")
    if story.entered_by is not None and story.entered_by.same_human == person.same_human:
        return Refusal("You wrote this story down.", "Ask somebody else to look at it.", "two people")
    return not_a_looker(person)


def may_not_settle(person: Person, report: Report) -> Refusal | None:
    """This will refuse whoever may not look at stories, or wrote down the one that was reported."""
    if person.trust_id != report.trust_id:
        return Refusal("This report is not there.", "Go back to the list of reports.")
    return not_a_looker(person) if report.story is None else may_not_look(person, report.story)


def not_a_looker(person: Person) -> Refusal | None:
    """This will refuse whoever holds no role that looks at stories and reports; one statement."""
    held = RoleHeld.objects.for_trust(person.trust_id).filter(
        person=person, role__in=[role.value for role in MAY_LOOK], ended_at__isnull=True
    )
    if person.is_active and held.exists():
        return None
    return Refusal(
        "Stories are looked at by readers on call, approvers and communications.",
        "Ask one of them to look, or ask your administrator for the role.",
    )


def not_to_publish(story: Story) -> Refusal | None:
    """This will refuse to publish what the teller did not want public, took back, or sees there already."""
    if story.state == StoryState.WITHDRAWN:
        return Refusal("The teller took this story back.", "Nothing is left to do.")
    if story.wish != Wish.PUBLISH:
        return Refusal(
            "The teller asked us not to publish this.",
            "Answer on their private link. They can change their wish there.",
        )
    if story.state == StoryState.PUBLISHED:
        return Refusal("This story is public already.", "Open it on the public page.")
    return None


def not_to_refuse(story: Story) -> Refusal | None:
    """This will refuse to turn down what nobody asked to publish or what was turned down already."""
    if story.state not in {StoryState.WAITING, StoryState.PUBLISHED}:
        return Refusal("This story is not waiting for a look and is not public.", "Nothing is left to do.")
    return None


def gone(story: Story) -> Refusal | None:
    """This will refuse anything more on a story that was taken back."""
    if story.state == StoryState.WITHDRAWN:
        return Refusal("You took this story back.", "You can tell us again on the front page.")
    return None
