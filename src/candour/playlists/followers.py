"""News that playlists follow: a report may have taken the post that tells of one out of sight."""

from candour.jobs.news import follow

follow("network:report:settled", "playlists.report_settled")
