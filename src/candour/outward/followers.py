"""News that this room follows: a post that is gone, its author's no, and words that go public or change."""

from candour.jobs.news import follow

follow("network:post:taken_back", "outward.post_gone")
follow("outward:post:declined", "outward.post_gone")
follow("voice:reply:published", "outward.now_public")
follow("voice:wording:live", "outward.words_changed")
