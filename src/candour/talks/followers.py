"""News that talks follows: somebody who kept a talk is gone."""

from candour.jobs.news import follow

follow("people:person:suspended", "talks.ask_others")
