"""The four floors: what no vote and no edit of a policy can loosen. They stand before every table."""

from dataclasses import dataclass

from candour.domain.approval.conditions import Condition, when
from candour.domain.approval.facts import Facts
from candour.domain.refusal import Refusal


@dataclass(frozen=True)
class Floor:
    """A reason to stop whatever the policy says; `hands_over` asks a named human at once."""

    number: str
    clause: str
    condition: Condition
    when_words: str
    route_words: str
    reason: str
    remedy: str
    hands_over: bool = False

    def refusal(self, guardian: str) -> Refusal:
        """This will say no in this floor's words, naming the trust's guardian where the floor does."""
        return Refusal(self.reason, self.remedy.format(guardian=guardian), self.clause)


FLOORS: tuple[Floor, ...] = (
    Floor(
        number="F1",
        clause="floor 1",
        condition=when({"human_needed_now": True}),
        when_words="safeguarding, self-harm, danger now",
        route_words="named human at once; fixed 999/111 signpost; no public reply until released",
        reason="Somebody may be in danger, so a person comes before a public reply.",
        remedy="This goes to a named person at once. A reply can go out when they release it. "
        "If anybody is in danger now, ring 999; for urgent help, ring 111.",
        hands_over=True,
    ),
    Floor(
        number="F2",
        clause="floor 2",
        condition=when({"harm_unreleased": True}),
        when_words="possible harm (duty of candour)",
        route_words="hand-off record: in person first; public reply waits for release",
        reason="Somebody may have been harmed, so they are told in person before anything is said in public.",
        remedy="Hand it over: who will speak to them, and when. "
        "The reply can go out when that person releases it.",
        hands_over=True,
    ),
    Floor(
        number="F3",
        clause="floor 3",
        condition=when({"identity_held": True}),
        when_words="identity hold open",
        route_words="cannot be sent: mend it, or move to a private talk",
        reason="This could tell a stranger who somebody is, or that they were a patient.",
        remedy="Take those words out, or move to a private talk.",
    ),
    Floor(
        number="F4",
        clause="floor 4",
        condition=when({"raises_concern": True}),
        when_words="raising a concern (speaking up)",
        route_words="never routed to communications; guardian's contact offered",
        reason="You are raising a concern. Nobody approves that, and Candour shows it to nobody.",
        remedy="Speak to {guardian}. Your draft stays private. "
        "If this is not a concern, say so and the reply goes on.",
    ),
)


def floor_under(facts: Facts) -> Floor | None:
    """This will give the first floor that stops these facts, or nothing."""
    values = facts.values()
    return next((floor for floor in FLOORS if floor.condition.holds_for(values)), None)
