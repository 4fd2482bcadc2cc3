"""All that is asked about people, the rota and notices; each in a fixed number of SQL statements."""

from candour.people.queries.notices import (
    SeenBy,
    notice_of,
    notices_of,
    seen_by,
    waiting_figure,
    waiting_notices,
)
from candour.people.queries.persons import (
    Device,
    active_people,
    active_with_role,
    devices_of,
    factors_of,
    people_of,
    person_of,
    rights_by_person,
    rights_held,
    rights_in_force,
    roles_by_person,
    roles_of,
)
from candour.people.queries.pledge import pledge_of
from candour.people.queries.rota import gaps, is_on_call, on_duty, shift_of, shifts_between, standing_duty

__all__ = [
    "Device",
    "SeenBy",
    "active_people",
    "active_with_role",
    "devices_of",
    "factors_of",
    "gaps",
    "is_on_call",
    "notice_of",
    "notices_of",
    "on_duty",
    "people_of",
    "person_of",
    "pledge_of",
    "rights_by_person",
    "rights_held",
    "rights_in_force",
    "roles_by_person",
    "roles_of",
    "seen_by",
    "shift_of",
    "shifts_between",
    "standing_duty",
    "waiting_figure",
    "waiting_notices",
]
