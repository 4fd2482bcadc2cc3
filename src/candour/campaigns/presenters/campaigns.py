"""The list of campaigns and one campaign: what it is, what its frame says, what the reader can do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.campaigns.forms import WHO_WORDS
from candour.campaigns.models import Campaign, FrameVersion
from candour.campaigns.presenters.entries import OwnEntry
from candour.campaigns.queries import campaigns as queries
from candour.campaigns.queries import entries
from candour.campaigns.queries.numbers import Numbers, numbers_of
from candour.channels.models import Account
from candour.domain import campaigning
from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.campaigning import STATE_LABELS, CampaignState, CampaignVerb, Who
from candour.domain.clocks import at_time, from_until, weekday_and_day
from candour.domain.refusal import Refusal
from candour.people.models import Person
from candour.voice.placing import named_account
from candour.web.filters import plural

COLOURS: dict[CampaignState, str] = {
    CampaignState.DRAFT: "grey",
    CampaignState.FRAME_ASKED: "yellow",
    CampaignState.OPEN: "green",
    CampaignState.ENDED: "blue",
    CampaignState.STOPPED: "red",
}


@dataclass(frozen=True)
class CampaignLine:
    """One campaign of the list."""

    pk: int
    title: str
    hashtag: str
    state: str
    colour: str
    window: str
    waiting: str

    @staticmethod
    def of(campaign: Campaign) -> "CampaignLine":
        """This will put a campaign of the list into words; its query counted what waits."""
        state, waiting = CampaignState(campaign.state), getattr(campaign, "waiting", 0)
        return CampaignLine(
            campaign.pk,
            campaign.title,
            campaign.hashtag,
            STATE_LABELS[state],
            COLOURS[state],
            from_until(campaign.begins_at, campaign.ends_at),
            f"{plural(waiting, 'entry', 'entries')} to look at" if waiting else "",
        )


@dataclass(frozen=True)
class CampaignsPage:
    """Every campaign of a trust, newest first."""

    campaigns: tuple[CampaignLine, ...]

    @staticmethod
    def of(found: Sequence[Campaign]) -> "CampaignsPage":
        """This will lay out the list."""
        return CampaignsPage(tuple(CampaignLine.of(each) for each in found))


@dataclass(frozen=True)
class FrameOnPage:
    """What a frame says, line by line, with its hash for the form that decides on it."""

    lines: tuple[tuple[str, str], ...]
    sha256: str

    @staticmethod
    def of(campaign: Campaign) -> "FrameOnPage":
        """This will put a campaign's frame as it stands now into words; two statements."""
        frame = queries.frame_of(campaign)
        sites = [site.name for site in queries.sites_of(campaign)] if frame.sites else ["Every site"]
        lines = [
            ("Hashtag", f"#{frame.hashtag}"),
            ("When", from_until(frame.begins_at, frame.ends_at)),
            ("Sites", ", ".join(sites)),
            ("Who takes part", _who(frame.who)),
            ("What we ask for", frame.asks),
            ("In public", _places(campaign) if frame.is_public else "No. It stays among staff."),
        ]
        if frame.is_public:
            lines.append(("Words with each picture", frame.words or "Only their own, and the hashtag."))
        if frame.money_for:
            money = (
                f"For {frame.money_for}. It is shown, and sent to nobody: in law fundraising is marketing."
            )
            lines.append(("It asks for money", money))
        return FrameOnPage(tuple(lines), frame.sha256)


@dataclass(frozen=True)
class CampaignPage:
    """One campaign for one reader."""

    pk: int
    title: str
    hashtag: str
    folded: str
    slug: str
    goal: str
    owner: str
    state: str
    colour: str
    frame: FrameOnPage
    approved: str
    declined: str
    stopped: str
    is_mine: bool
    is_asked: bool
    is_public: bool
    is_running: bool
    was_open: bool
    may_not_decide: Refusal | None
    can: Mapping[str, bool]
    numbers: Numbers
    own: tuple[OwnEntry, ...]

    @staticmethod
    def of(campaign: Campaign, reader: Person, now: datetime) -> "CampaignPage":
        """This will lay out a campaign; eleven statements at most."""
        state = CampaignState(campaign.state)
        decider = queries.decider(reader)
        frame = FrameOnPage.of(campaign)
        hands = {campaign.owner.same_human, *campaign.hands}
        is_mine = campaign.owner.same_human == reader.same_human
        may_stop = campaigning.to_stop(
            owner=campaign.owner.same_human, human=reader.same_human, roles=decider.roles
        )
        return CampaignPage(
            pk=campaign.pk,
            title=campaign.title,
            hashtag=campaign.hashtag,
            folded=campaign.folded,
            slug=campaign.slug,
            goal=campaign.goal,
            owner=f"{campaign.owner.full_name}, {campaign.owner.job_title}",
            state=STATE_LABELS[state],
            colour=COLOURS[state],
            frame=frame,
            approved=_approved(campaign.approved),
            declined=_declined(queries.declined_frame(campaign)) if state is CampaignState.DRAFT else "",
            stopped=campaign.stopped_because,
            is_mine=is_mine,
            is_asked=state is CampaignState.FRAME_ASKED,
            is_public=campaign.is_public,
            is_running=campaigning.is_running(state, campaign.begins_at, campaign.ends_at, now),
            was_open=queries.was_open(campaign),
            may_not_decide=campaigning.to_decide(
                decider, hands=hands, seen=frame.sha256, current=frame.sha256
            ),
            can={
                "edit": is_mine and _has_place(state, CampaignVerb.EDIT),
                "ask": is_mine and _has_place(state, CampaignVerb.ASK),
                "end": is_mine and _has_place(state, CampaignVerb.END),
                "stop": may_stop is None and _has_place(state, CampaignVerb.STOP),
                "look": bool(decider.roles & DECIDING_ROLES),
            },
            numbers=numbers_of(campaign),
            own=tuple(OwnEntry.of(each, campaign) for each in entries.mine(campaign, reader)),
        )


def _has_place(state: CampaignState, verb: CampaignVerb) -> bool:
    return campaigning.misplaced(state, verb) is None


def _who(who: Who) -> str:
    words, more = WHO_WORDS[who]
    return f"{words}. {more}".strip()


def _places(campaign: Campaign) -> str:
    accounts = Account.objects.for_trust(campaign.trust_id).filter(pk__in=campaign.accounts).order_by("pk")
    names = [named_account(each.channel, each.name) for each in accounts]
    return f"On a public wall, and on {', '.join(names)}."


def _approved(frame: FrameVersion | None) -> str:
    if frame is None or frame.decided_by is None or frame.decided_at is None:
        return ""
    when = f"{weekday_and_day(frame.decided_at)}, {at_time(frame.decided_at)}"
    return f"{frame.decided_by.full_name} approved this frame (version {frame.number}) on {when}."


def _declined(frame: FrameVersion | None) -> str:
    return f"{frame.decided_by.full_name}: {frame.reason}" if frame and frame.decided_by else ""
