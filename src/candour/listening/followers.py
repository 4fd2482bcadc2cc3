"""News that listening follows: what happens at the front door is fetched at once, not at the next minute."""

from candour.jobs.news import follow

for _name in (
    "channels:story:told",
    "channels:story:published",
    "channels:story:refused",
    "channels:story:wished",
    "channels:story:withdrawn",
    "channels:reply:told",
):
    follow(_name, "listening.fetch_told")
