"""News that clinics follow: whoever left the trust neither hosts nor comes any more."""

from candour.jobs.news import follow

follow("people:person:left", "clinics.left")
