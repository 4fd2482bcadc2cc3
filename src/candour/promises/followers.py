"""News that promises follow: a reply that is public, or has new words, may keep a promise, or make one."""

from candour.jobs.news import follow

follow("voice:reply:published", "promises.reply_published")
follow("voice:wording:live", "promises.reply_published")
