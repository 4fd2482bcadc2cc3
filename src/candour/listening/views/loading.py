"""Finding what an address names, within the trust of whoever asks; another trust's is not there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from candour.channels.frontdoor import queries as stories
from candour.channels.frontdoor.models import Story
from candour.domain.roles import Role
from candour.listening import queries, registers
from candour.listening.forms import AsideForm, HandOverForm, RecordForm, ReleaseForm, StopClockForm
from candour.listening.models import Clock, HandOff, PublicPost
from candour.listening.presenters.post import Standing, post_view
from candour.listening.presenters.stories import beside_story
from candour.listening.queries.posts import PostPage
from candour.people import queries as people
from candour.people.access import holds_role, roles_here, the_person
from candour.people.models import Person
from candour.web.forms import Form
from candour.web.pages import page

MOST_COLLEAGUES = 50
MAY_SEE_READER = (Role.COMMUNICATIONS, Role.APPROVER, Role.ADMINISTRATOR)
"""Who sees how well the reader reads: they answer for what it is trusted with."""


def post_or_404(request: HttpRequest, post_id: int) -> PublicPost:
    """This will give a post of the reader's trust, or answer that there is none."""
    try:
        return queries.post_of(the_person(request).trust_id, post_id)
    except PublicPost.DoesNotExist:
        raise Http404 from None


def hand_off_or_404(request: HttpRequest, hand_off_id: int) -> HandOff:
    """This will give a hand-off of the reader's trust, or answer that there is none."""
    try:
        return queries.hand_off_of(the_person(request).trust_id, hand_off_id)
    except HandOff.DoesNotExist:
        raise Http404 from None


def clock_or_404(request: HttpRequest, clock_id: int) -> Clock:
    """This will give a clock of the reader's trust, or answer that there is none."""
    try:
        return queries.clock_of(the_person(request).trust_id, clock_id)
    except Clock.DoesNotExist:
        raise Http404 from None


def whole_post_or_404(request: HttpRequest, post_id: int) -> PostPage:
    """This will gather what the page of a post of the reader's trust shows, or answer that there is none."""
    try:
        return queries.post_page(the_person(request).trust_id, post_id)
    except PublicPost.DoesNotExist:
        raise Http404 from None


def post_page(
    request: HttpRequest, found: PostPage, sent: Form | None = None, which: str = ""
) -> HttpResponse:
    """This will print a post's page; `sent` is a form that was sent with errors, `which` its name there."""
    person, now = the_person(request), timezone.now()
    ways = registers.ways_on(request, found.post)
    standing = _standing(request) if found.hand_offs else Standing()
    view = post_view(trust=person.trust, person=person, standing=standing, found=found, ways=ways, now=now)
    story = story_behind(person, found.post)
    forms: dict[str, Form] = {"aside": AsideForm(auto_id="aside-%s")}
    if view.is_mine:
        forms["hand_over"] = HandOverForm(colleagues=colleagues(person), auto_id="over-%s")
    for each in found.hand_offs:
        done = ["told"] * bool(each.told_in_person) + ["written"] * bool(each.written_sent)
        forms[f"record_{each.pk}"] = RecordForm(initial={"done": done}, auto_id=f"record-{each.pk}-%s")
        forms[f"release_{each.pk}"] = ReleaseForm(auto_id=f"release-{each.pk}-%s")
    for clock in found.clocks:
        forms[f"clock_{clock.pk}"] = StopClockForm(auto_id=f"clock-{clock.pk}-%s")
    if sent is not None:
        forms[which] = sent
    return page(
        request,
        "listening/post.html",
        view,
        form=sent,
        forms=forms,
        beside=beside_story(story) if story else None,
        may_see_reader=may_see_reader(request),
        evidence=registers.evidence_in(found.post),
    )


def may_see_reader(request: HttpRequest) -> bool:
    """This will say whether to lead to the page about the reader."""
    return holds_role(request, *MAY_SEE_READER)


def _standing(request: HttpRequest) -> Standing:
    """This will say what the reader may answer for; asked only where a post has hand-offs."""
    person = the_person(request)
    on_duty = {each.pk for each in people.standing_duty(person.trust)}
    return Standing(roles_here(request), person.pk in on_duty)


def story_behind(person: Person, row: PublicPost) -> Story | None:
    """This will give the story of a post that came through the trust's own front door."""
    return stories.story_row(person.trust, row.network_id) if row.account.channel == "frontdoor" else None


def colleagues(person: Person) -> list[Person]:
    """This will list to whom a post can be handed: whoever is on duty, then one's own team, at most fifty."""
    on_duty = [int(each.person) for each in people.on_duty(person.trust, timezone.now())]
    here = people.active_people(person.trust_id).exclude(pk=person.pk)
    near = here.filter(pk__in=on_duty)
    if person.team_id is not None:
        near = near | here.filter(team_id=person.team_id)
    return list(near.order_by("last_name", "first_name", "pk")[:MOST_COLLEAGUES])
