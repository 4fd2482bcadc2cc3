"""News that search follows: what is said, changed, taken back or hidden, and what is public."""

from candour.jobs.news import follow

for _name in (
    *(f"network:post:{verb}" for verb in ("written", "changed", "taken_back")),
    *(f"network:comment:{verb}" for verb in ("written", "changed", "taken_back")),
    "network:report:settled",
    "voice:reply:published",
    "voice:reply:taken_down",
    "voice:wording:live",
):
    follow(_name, "home.keep_findable")
