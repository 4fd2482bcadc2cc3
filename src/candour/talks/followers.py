"""News that talks follows: somebody who kept a talk is gone, or a teller took their story back."""

from candour.jobs.news import follow

follow("people:person:suspended", "talks.ask_others")
follow("channels:story:withdrawn", "talks.taken_back")
