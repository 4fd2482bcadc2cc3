"""News that the squad follows: somebody was given a role that they may have waited for."""

from candour.jobs.news import follow

follow("people:role:given", "squad.role_given")
