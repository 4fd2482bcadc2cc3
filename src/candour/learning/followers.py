"""News that learning follows: a reply that is public may be the tenth that went out as it was written."""

from candour.jobs.news import follow

follow("voice:reply:published", "learning.earn")
