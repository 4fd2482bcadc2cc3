"""All that changes who is here and what they may do; each act is checked, written and recorded."""

from candour.people.actions.calendars import end_calendar, renew_calendar
from candour.people.actions.changes import Details, change_person
from candour.people.actions.devices import end_device, mark_device, note_factors, sign_out_everywhere
from candour.people.actions.leaving import leave
from candour.people.actions.notices import finish_notices, see_notice, send_notice, send_notices
from candour.people.actions.persons import (
    add_person,
    choose_password,
    end_role,
    give_role,
    lay_down_role,
    let_back,
    sign_in_elsewhere,
    suspend_person,
)
from candour.people.actions.places import (
    add_site,
    add_staff_group,
    add_team,
    change_trust,
    create_trust,
    set_pre_election,
    set_site_kind,
    set_vacancies,
)
from candour.people.actions.pledge import give_pledge
from candour.people.actions.rights import grant_right, withdraw_right
from candour.people.actions.rota import (
    cancel_shift,
    deputise,
    give_up_turn,
    lock_rota,
    plan_shift,
    set_standing_duty,
    swap,
    take_offered,
    take_turn,
)

__all__ = [
    "Details",
    "add_person",
    "add_site",
    "add_staff_group",
    "add_team",
    "cancel_shift",
    "change_person",
    "change_trust",
    "choose_password",
    "create_trust",
    "deputise",
    "end_calendar",
    "end_device",
    "end_role",
    "finish_notices",
    "give_pledge",
    "give_role",
    "give_up_turn",
    "grant_right",
    "lay_down_role",
    "leave",
    "let_back",
    "lock_rota",
    "mark_device",
    "note_factors",
    "plan_shift",
    "renew_calendar",
    "see_notice",
    "send_notice",
    "send_notices",
    "set_pre_election",
    "set_site_kind",
    "set_standing_duty",
    "set_vacancies",
    "sign_in_elsewhere",
    "sign_out_everywhere",
    "suspend_person",
    "swap",
    "take_offered",
    "take_turn",
    "withdraw_right",
]
