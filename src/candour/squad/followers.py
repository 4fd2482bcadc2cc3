"""News that the squad follows: a role, turns that came to nothing, and looks at what came in."""

from candour.jobs.news import follow

follow("people:role:given", "squad.role_given")
follow("people:shift:cancelled", "squad.turn_cancelled")
for _name in (
    "channels:story:read",
    "listening:post:claimed",
    "listening:post:corrected",
    "listening:post:put_aside",
    "listening:hand_off:seen",
):
    follow(_name, "squad.looked")
