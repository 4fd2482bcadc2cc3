"""News that the squad follows: roles, suspensions, turns that came to nothing, looks at what came in."""

from candour.jobs.news import follow

follow("people:role:given", "squad.role_given")
follow("people:role:ended", "squad.reader_gone")
follow("people:person:suspended", "squad.reader_gone")
follow("people:shift:cancelled", "squad.turn_cancelled")
for _name in (
    "channels:story:read",
    "listening:post:claimed",
    "listening:post:corrected",
    "listening:post:put_aside",
    "listening:hand_off:seen",
):
    follow(_name, "squad.looked")
