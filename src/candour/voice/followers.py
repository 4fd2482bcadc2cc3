"""News that voice follows: an account that stops or starts, somebody asked who is gone, a picture gone.

A yes may be one to colleagues alone, said of a file that is in public already.
"""

from candour.jobs.news import follow

follow("channels:account:paused", "voice.account_paused")
follow("channels:account:resumed", "voice.account_resumed")
follow("photos:consent:declined", "voice.picture_gone")
follow("photos:consent:given", "voice.picture_gone")
follow("photos:consent:withdrawn", "voice.picture_gone")
follow("photos:photo:taken_down", "voice.picture_gone")
follow("people:person:suspended", "voice.ask_others")
follow("people:role:ended", "voice.ask_others")
