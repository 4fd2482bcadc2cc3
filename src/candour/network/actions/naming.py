"""Word to those whom an @ names."""

from datetime import datetime

from candour.domain.refusal import Refusal
from candour.network.models import Comment, Named, Post
from candour.network.queries.naming import Found, named_in, people_of
from candour.network.queries.posts import hearers
from candour.network.recording import notify
from candour.people.models import Person


def name_people(post: Post, comment: Comment | None, *, by: Person, now: datetime) -> None:
    """This will keep whom the words name, and tell those who were not named in them before.

    Raises Refusal where two colleagues have that name: nobody is told by chance.
    """
    thing = comment or post
    found = named_in(post.trust_id, thing.text)
    if not found and thing.edited_at is None:
        return
    for each in found:
        _refuse_namesakes(each)
    rows = Named.objects.filter(post=post, comment=comment)
    known = {(row.person_id, row.team_id) for row in rows}
    rows.delete()
    Named.objects.bulk_create(
        Named(
            trust_id=post.trust_id,
            post=post,
            comment=comment,
            person=each.person,
            team=each.team,
            words=each.words[:121],
        )
        for each in found
    )
    new = [
        each for each in found if (each.person and each.person.pk, each.team and each.team.pk) not in known
    ]
    _tell(post, new, by, now)


def _refuse_namesakes(found: Found) -> None:
    if found.others and found.person is not None:
        raise Refusal(
            f"{found.others + 1} colleagues are called {found.words}.",
            "Name their team instead, or leave the @ out.",
        )


def _tell(post: Post, found: list[Found], by: Person, now: datetime) -> None:
    whom: dict[int, Person] = {}
    for each in found:
        named = [each.person] if each.person else people_of(each.team) if each.team else []
        whom.update({person.pk: person for person in named})
    if not whom:
        return
    told = hearers(post, whom.values())
    notify(told, by=by, post=post, kind="named", words=f"{by.full_name} named you.", now=now)
