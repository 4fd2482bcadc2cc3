"""News that pictures follow: what was taken down is erased, and what somebody said no to is forgotten."""

from candour.jobs.news import follow

follow("photos:photo:taken_down", "photos.erase")
follow("photos:consent:declined", "photos.forget")
follow("photos:consent:withdrawn", "photos.forget")
