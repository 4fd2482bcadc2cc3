"""News that pictures follow: what was taken down is erased."""

from candour.jobs.news import follow

follow("photos:photo:taken_down", "photos.erase")
