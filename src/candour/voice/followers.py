"""News that voice follows: an account that stops or may write again, and somebody asked who is gone."""

from candour.jobs.news import follow

follow("channels:account:paused", "voice.account_paused")
follow("channels:account:resumed", "voice.account_resumed")
follow("people:person:suspended", "voice.ask_others")
follow("people:role:ended", "voice.ask_others")
