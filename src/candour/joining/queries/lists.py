"""What a list of people is compared with: everybody of a trust, its teams and its staff groups."""

from candour.domain.lists.planning import Known, Plan, plan
from candour.domain.lists.reading import PeopleList
from candour.domain.roles import Role
from candour.joining.models import KeptList
from candour.people.models import Person, StaffGroup, Team, Trust
from candour.people.queries import people_of, roles_by_person


def plan_of(trust: Trust, said: PeopleList, *, is_full: bool) -> Plan:
    """This will say what a list asks for now; four statements, however long it is."""
    roles = roles_by_person(trust)
    here = [_known(each, roles.get(each.pk, frozenset())) for each in people_of(trust)]
    teams = Team.objects.for_trust(trust).values_list("site__name", "name")
    groups = StaffGroup.objects.for_trust(trust).values_list("name", flat=True)
    return plan(
        said,
        here,
        {(site.lower(), team.lower()) for site, team in teams},
        {name.lower() for name in groups},
        is_full=is_full,
    )


def kept_list_of(person: Person, number: int) -> KeptList:
    """This will give one list of a trust, raising DoesNotExist for any other's."""
    return KeptList.objects.for_trust(person.trust_id).select_related("trust").get(pk=number)


def _known(person: Person, roles: frozenset[Role]) -> Known:
    return Known(
        number=person.pk,
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        staff_number=person.staff_number,
        job_title=person.job_title,
        site=person.team.site.name if person.team else "",
        team=person.team.name if person.team else "",
        staff_group=person.staff_group.name if person.staff_group else "",
        roles=frozenset(role.value for role in roles),
        is_here=person.is_active,
        is_administrator=Role.ADMINISTRATOR in roles,
    )
