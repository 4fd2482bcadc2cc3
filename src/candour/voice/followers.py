"""News that voice follows: an account that stops, or may write again, with replies that wait for it."""

from candour.jobs.news import follow

follow("channels:account:paused", "voice.account_paused")
follow("channels:account:resumed", "voice.account_resumed")
