"""News that campaigns follow: what colleagues post, what comes in from outside, a picture that has to go."""

from candour.jobs.news import follow

follow("network:post:written", "campaigns.post_written")
follow("network:post:changed", "campaigns.post_written")
follow("network:post:taken_back", "campaigns.post_gone")
follow("photos:consent:withdrawn", "campaigns.picture_gone")
follow("photos:photo:taken_down", "campaigns.picture_gone")
follow("listening:post:received", "campaigns.post_received")
follow("listening:post:edited", "campaigns.post_received")
