"""All that is asked about private talks; each in a fixed number of SQL statements."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from candour.channels.frontdoor.links import link_hash
from candour.domain.talks import Stands, stands
from candour.listening.models import PublicPost
from candour.people.models import Person, Trust
from candour.people.queries import active_people, on_duty, standing_duty
from candour.people.tenancy import TrustQuerySet
from candour.talks.models import Came, Keeper, Talk

MOST_PEOPLE = 50
MOST_TALKS = 50


def where(talk: Talk, now: datetime) -> Stands:
    """This will say where a talk stands."""
    return stands(
        link_ends_at=talk.link_ends_at,
        asked=talk.asked_at is not None,
        looked_at=talk.looked_at is not None,
        ended=talk.ended_at is not None,
        now=now,
    )


def talk_of(trust: Trust | int, pk: int) -> Talk:
    """This will give one talk of one trust, raising Talk.DoesNotExist for any other."""
    return Talk.objects.for_trust(trust).select_related("trust", "kept_by", "offered_by").get(pk=pk)


def keepers_of(talk: Talk) -> list[Keeper]:
    """This will list who was asked to keep a talk, oldest first."""
    return list(Keeper.objects.for_trust(talk.trust_id).filter(talk=talk).select_related("person"))


def was_asked(talk: Talk, person: Person) -> bool:
    """This will say whether somebody was asked to keep a talk."""
    return Keeper.objects.for_trust(talk.trust_id).filter(talk=talk, person=person).exists()


def has_standing_duty(person: Person) -> bool:
    """This will say whether somebody holds the trust's standing duty role."""
    return any(each.pk == person.pk for each in standing_duty(person.trust_id))


def open_talks(person: Person, now: datetime) -> list[Talk]:
    """This will list the open talks that somebody keeps or offered, the longest waiting first."""
    mine = (
        Q(kept_by=person)
        | Q(offered_by=person)
        | Q(pk__in=Keeper.objects.filter(person=person).values("talk"))
    )
    alive = Q(asked_at__isnull=False) | Q(link_ends_at__gt=now)
    found = Talk.objects.for_trust(person.trust_id).filter(mine, alive, ended_at=None)
    return list(found.select_related("kept_by").order_by("-is_urgent", "asked_at", "pk")[:MOST_TALKS])


def open_talk_about(post: PublicPost, now: datetime) -> Talk | None:
    """This will give the newest talk about a post that is offered or waits; one statement."""
    alive = Q(asked_at__isnull=False) | Q(link_ends_at__gt=now)
    found = Talk.objects.for_trust(post.trust_id).filter(alive, post=post, ended_at=None)
    return found.select_related("kept_by").order_by("-pk").first()


def open_link(trust: Trust | int, token: str, now: datetime) -> Talk | None:
    """This will give the talk that a link opens now; None alike for used, old, ended and unknown ones."""
    return _open(now).for_trust(trust).filter(link_hash=link_hash(token)).first()


def trust_of_open_link(token: str, now: datetime) -> Trust | None:
    """This will say whose talk a link opens, so that its address leads on to that trust's own pages."""
    found = _open(now).filter(link_hash=link_hash(token)).first()
    return None if found is None else found.trust


def offered_to_teller(trust: Trust | int, story: int, now: datetime) -> Talk | None:
    """This will give the newest talk offered about a story, which its teller may take up."""
    return _open(now).for_trust(trust).filter(_about(story)).order_by("-pk").first()


def asked_by_teller(trust: Trust | int, story: int) -> Talk | None:
    """This will give the talk that a teller asked for on their private link and that has not ended."""
    found = Talk.objects.for_trust(trust).filter(_about(story), came=Came.TOLD, ended_at=None)
    return found.select_related("kept_by").order_by("-pk").first()


def asked_with_story(trust: Trust | int, story: int) -> QuerySet[Talk]:
    """This will list what was asked for on the private link of a story and has not been erased."""
    found = Talk.objects.for_trust(trust).filter(_about(story), came=Came.TOLD, erased_at=None)
    return found.order_by("pk")


def post_of_story(trust: Trust | int, story: int) -> PublicPost | None:
    """This will give the post of a story of the trust's own front door; None until it has been fetched."""
    found = PublicPost.objects.for_trust(trust).filter(
        account__channel="frontdoor", network_id=f"story:{story}"
    )
    return found.first()


def may_keep(person: Person, now: datetime) -> Sequence[Person]:
    """This will list who can be named: oneself, who is on duty, one's own team; at most fifty."""
    here = active_people(person.trust_id).exclude(pk=person.pk)
    near = here.filter(pk__in=[int(each.person) for each in on_duty(person.trust, now)])
    if person.team_id is not None:
        near = near | here.filter(team_id=person.team_id)
    return [person, *near.order_by("last_name", "first_name", "pk")[:MOST_PEOPLE]]


def overdue(before: datetime) -> QuerySet[Talk]:
    """This will give, over all trusts, the talks whose next asking was due before a moment."""
    return Talk.objects.filter(ended_at=None, moves_on_at__lt=before).order_by("moves_on_at", "pk")


def _about(story: int) -> Q:
    """This will keep what is about a story of the front door, or about what its teller added."""
    of_story = Q(post__network_id=f"story:{story}") | Q(post__thread__network_id=f"story:{story}")
    return of_story & Q(post__account__channel="frontdoor")


def _open(now: datetime) -> TrustQuerySet[Talk]:
    found = Talk.objects.filter(asked_at=None, ended_at=None, link_ends_at__gt=now)
    return found.select_related("trust", "kept_by")
