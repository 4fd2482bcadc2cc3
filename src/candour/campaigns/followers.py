"""News that campaigns follow: what colleagues post, caption and take back, and what comes in from outside."""

from candour.jobs.news import follow

follow("network:post:written", "campaigns.post_written")
follow("network:post:changed", "campaigns.post_written")
follow("network:post:taken_back", "campaigns.post_gone")
follow("listening:post:received", "campaigns.post_received")
follow("listening:post:edited", "campaigns.post_received")
follow("photos:video:captioned", "campaigns.video_captioned")
