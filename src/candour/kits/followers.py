"""News that kits follow: a picture that may not be shown any more."""

from candour.jobs.news import follow

follow("photos:consent:withdrawn", "kits.picture_gone")
follow("photos:photo:taken_down", "kits.picture_gone")
